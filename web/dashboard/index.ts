import { ParleyClient } from '../shared/client';
import { signIn } from '../shared/sign-in';
import './dashboard-app';
import './person-bar';
import './styles/colours.css';
import './styles/page.css';
import './styles/controls.css';
import './styles/now.css';
import './styles/tables.css';
import './styles/figures.css';
import './styles/sessions.css';
import './styles/session.css';

async function show(host: HTMLElement): Promise<void> {
  const person = await signIn(host);
  const client = new ParleyClient({ url: new URL('/graphql', location.href).href, authorization: refused => person.authorization(refused) });
  document.querySelector('#person')?.append(Object.assign(document.createElement('person-bar'), { person, client }));
  host.replaceChildren(Object.assign(document.createElement('dashboard-app'), { client }));
}

// Loaded while the person signs in.
void import('../shared/live');
void show(document.querySelector('main')!);
