import { beep } from '../../shared/browser';
import { customerName } from '../../shared/customer-name';
import type { DeskEvent } from './lists';
import { Observable } from './observable';
import type { Place } from './place';

const NOTIFY = 'parley.desk.notify';
const SOUND = 'parley.desk.sound';

const TITLES: Record<DeskEvent['kind'], (name: string) => string> = {
  queued: name => `${name} is waiting`,
  alert: name => `${name} has been waiting for long`,
  offered: name => `The chat with ${name} is offered to you`,
  message: name => name,
};

/** Desktop notifications and sounds about what happens while the agent looks elsewhere. Both are off until the agent switches them on. */
export class Notifier extends Observable {
  notifies = localStorage.getItem(NOTIFY) === 'true' && 'Notification' in window && Notification.permission === 'granted';
  sounds = localStorage.getItem(SOUND) === 'true';
  /** Why notifications could not be switched on. */
  refusal: string | undefined;

  /** @param pushes whether the browser gets pushes, which its service worker shows */
  constructor(
    private readonly place: Place,
    private readonly pushes: () => boolean,
  ) {
    super();
  }

  /** Switches notifications. To be called on a click, because the browser may ask for permission. */
  async setNotifies(wanted: boolean): Promise<void> {
    this.refusal = undefined;
    if (wanted && !('Notification' in window)) this.refusal = 'This browser has no notifications.';
    else if (wanted && (await Notification.requestPermission()) !== 'granted') {
      this.refusal = 'The browser does not allow notifications of this page. You can change it in the settings of the page.';
    }
    this.notifies = wanted && !this.refusal;
    localStorage.setItem(NOTIFY, String(this.notifies));
    this.changed();
  }

  setSounds(wanted: boolean): void {
    this.sounds = wanted;
    localStorage.setItem(SOUND, String(wanted));
    if (wanted) beep(740);
    this.changed();
  }

  report({ kind, session }: DeskEvent): void {
    const isSeen = document.hasFocus() && !document.hidden;
    if (isSeen && (kind !== 'message' || this.place.sessionId === session.id)) return;
    if (this.sounds) beep(740);
    // There are no pushes about messages of customers.
    if (!this.notifies || isSeen || (kind !== 'message' && this.pushes())) return;
    const body = (kind === 'message' ? session.lastMessage : session.topic.name) ?? '';
    const notification = new Notification(TITLES[kind](customerName(session)), { body, tag: `${kind} ${session.id}` });
    notification.onclick = () => {
      window.focus();
      this.place.open(session.id, { view: 'chats' });
      notification.close();
    };
  }
}
