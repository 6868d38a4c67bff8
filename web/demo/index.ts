import { ParleyClient } from '../shared/client';
import { TopicsDocument } from '../shared/gql/graphql';
import '../start/page.css';

/** Shows the widget as on a company's site, in the topic that is chosen. */
async function show(): Promise<void> {
  const client = new ParleyClient({ url: new URL('/graphql', location.href).href, authorization: () => undefined });
  const { chatTopics } = await client.query(TopicsDocument, {});
  const wanted = new URLSearchParams(location.search).get('topic') ?? chatTopics.nodes[0]?.id;
  const list = document.querySelector('#topics')!;
  for (const { id, name } of chatTopics.nodes) {
    const link = document.createElement('a');
    link.href = `?topic=${encodeURIComponent(id)}`;
    link.textContent = name;
    if (id === wanted) link.setAttribute('aria-current', 'page');
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  if (!wanted) return;
  const widget = document.createElement('script');
  widget.src = '/widget.js';
  widget.dataset.topic = wanted;
  document.body.append(widget);
}

void show();
