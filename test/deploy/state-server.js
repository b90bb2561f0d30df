/*
 * A server for Terraform's http backend, which keeps one state in memory: GET and POST it, LOCK and UNLOCK
 * it. Strict: whoever does not hold the lock can neither write nor unlock. Prints its port; runs as a
 * process of its own, since the tests wait for terraform without doing anything else meanwhile.
 */
const { createServer } = require('node:http');

let state;
let lock;

createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    const [status, text = ''] = answer(request, body);
    response.writeHead(status).end(text);
  });
}).listen(0, '127.0.0.1', function () {
  process.stdout.write(`${this.address().port}\n`);
});

function answer({ method, url }, body) {
  const id = new URL(url, 'http://localhost').searchParams.get('ID');
  switch (method) {
    case 'GET':
      return state === undefined ? [404] : [200, state];
    case 'POST':
      if (lock === undefined || JSON.parse(lock).ID !== id) {
        return [409];
      }
      state = body;
      return [200];
    case 'LOCK':
      if (lock !== undefined) {
        return [423, lock];
      }
      lock = body;
      return [200];
    case 'UNLOCK':
      if (lock === undefined || JSON.parse(lock).ID !== JSON.parse(body).ID) {
        return [409];
      }
      lock = undefined;
      return [200];
    default:
      return [405];
  }
}
