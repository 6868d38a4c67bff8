import './chat-widget';
import './widget.css';

const widget = document.createElement('chat-widget');
widget.setAttribute('topic', new URLSearchParams(location.search).get('topic') ?? '');
document.body.append(widget);
