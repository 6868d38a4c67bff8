import { reasonOf } from '../shared/reason';
import { signIn } from '../shared/sign-in';
import './desk-app';
import type { DeskApp } from './desk-app';
import './desk.css';
import { Desk } from './model/desk';

/** Signs the agent in, and shows the desk. */
async function show(host: HTMLElement): Promise<void> {
  const person = await signIn(host);
  const app = document.createElement('desk-app') as DeskApp;
  app.desk = await Desk.open(person);
  host.replaceWith(app);
}

/** Shows why the desk could not be opened, and how to try again. */
function showProblem(host: HTMLElement, problem: unknown): void {
  const text = document.createElement('p');
  text.setAttribute('role', 'alert');
  text.textContent = reasonOf(problem);
  const again = document.createElement('button');
  again.textContent = 'Try again';
  again.addEventListener('click', () => location.reload());
  host.className = 'problem';
  host.replaceChildren(text, again);
}

// Loaded while the agent signs in.
void import('../shared/live');
const host = document.querySelector('main')!;
show(host).catch(problem => showProblem(host, problem));
