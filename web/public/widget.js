// The chat widget of Parley, see docs/pages.md.
(() => {
  const script = document.currentScript;
  const { dataset } = script;
  const origin = new URL(script.src).origin;
  const frame = document.createElement('iframe');
  const load = () => {
    frame.src = `${origin}/widget.html?topic=${encodeURIComponent(dataset.topic ?? '')}${'identity' in dataset ? '&identified' : ''}${
      'visit' in dataset || 'attributes' in dataset ? '&visit' : ''}${'push' in dataset ? '&push' : ''}`;
  };
  load();
  frame.title = 'Chat';
  Object.assign(frame.style, {
    position: 'fixed', bottom: '16px', [dataset.side === 'left' ? 'left' : 'right']: '16px', border: '0', zIndex: '2147483000',
    width: '240px', height: '64px', maxWidth: 'calc(100vw - 32px)', maxHeight: 'calc(100dvh - 32px)', colorScheme: 'normal',
  });
  const send = message => frame.contentWindow.postMessage(message, origin);
  let asks = false;
  const identify = () => {
    if (!asks) load();
    else if (dataset.identity !== '') send({ type: 'parley-identity', identity: dataset.identity });
  };
  new MutationObserver(identify).observe(script, { attributeFilter: ['data-identity'] });
  const title = { shown: 0 };
  addEventListener('message', ({ source, origin: sender, data }) => {
    if (source !== frame.contentWindow || sender !== origin) return;
    if (data?.type === 'parley-identity') {
      asks = true;
      if (data.refused || dataset.identity === '') script.dispatchEvent(new Event('parley-identity', { bubbles: true }));
      else identify();
    }
    if (data?.type === 'parley-visit') {
      send({ ...data, ...('visit' in dataset && { pageUrl: location.href, referrer: document.referrer }), attributes: dataset.attributes });
    }
    if (data?.type !== 'parley-widget') return;
    Object.assign(frame.style, data.open
      ? { width: data.large ? '480px' : '380px', height: data.large ? '760px' : '620px' }
      : { width: '240px', height: '64px' });
    const unread = Number(data.unread) || 0;
    if (unread === title.shown) return;
    const plain = title.shown ? document.title.replace(/^\(\d+\) /, '') : document.title;
    document.title = unread ? `(${unread}) ${plain}` : plain;
    title.shown = unread;
  });
  const add = () => document.body.append(frame);
  if (document.body) add();
  else addEventListener('DOMContentLoaded', add);
})();
