import { signIn } from '../shared/sign-in';
import './page.css';

async function show(host: HTMLElement): Promise<void> {
  const person = await signIn(host);
  const heading = document.createElement('h1');
  heading.textContent = `Dashboard of ${person.name}`;
  const button = document.createElement('button');
  button.textContent = 'Sign out';
  button.addEventListener('click', () => person.signOut());
  host.append(heading, button);
}

void show(document.querySelector('main')!);
