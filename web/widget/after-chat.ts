// The parts that follow the end of a chat. They are loaded then.
import './chat-rating';
import './chat-transcript';
