// Serves a folder, and forwards /graphql to Parley: node serve.mjs FOLDER [PORT] [PARLEY]
import { createReadStream } from 'node:fs';
import { createServer, request } from 'node:http';
import { extname, join, normalize } from 'node:path';

const [folder, port = '5173', parley = 'http://127.0.0.1:8080'] = process.argv.slice(2);
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };
const upstream = new URL(parley);

const forwarded = ({ method, url, headers }) => request({ host: upstream.hostname, port: upstream.port, path: url, method, headers });

const server = createServer((incoming, response) => {
  const path = new URL(incoming.url, upstream).pathname;
  if (path === '/graphql') {
    const outgoing = forwarded(incoming).on('response', answer => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.writeHead(502).end());
    response.on('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
    return;
  }
  const file = join(folder, normalize(path === '/' ? '/index.html' : path));
  createReadStream(file)
    .on('open', () => response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }))
    .on('error', () => response.writeHead(404).end())
    .pipe(response);
});

server.on('upgrade', (incoming, socket, head) => {
  forwarded(incoming)
    .on('upgrade', ({ rawHeaders }, service, rest) => {
      const lines = rawHeaders.map((text, index) => text + (index % 2 ? '\r\n' : ': '));
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`);
      service.write(head);
      socket.write(rest);
      service.on('error', () => socket.destroy()).on('close', () => socket.destroy());
      socket.on('error', () => service.destroy()).on('close', () => service.destroy());
      service.pipe(socket).pipe(service);
    })
    .on('response', () => socket.destroy())
    .on('error', () => socket.destroy())
    .end();
});

server.listen(Number(port), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
