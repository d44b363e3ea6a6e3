import { createServer } from 'node:http';
import { endWithStarter, listen, say } from './listen.ts';
import { answerOf, LARGE, SMALL } from './records.ts';

/** The system behind every rival. Its answers are made beforehand: making them is nobody's cost. */
const answers = new Map([SMALL, LARGE].map((count) => [String(count), answerOf(count)]));

const server = createServer((request, response) => {
  const answer = answers.get(/count=([0-9]+)$/.exec(request.url ?? '')?.[1] ?? '');
  if (answer === undefined) response.writeHead(404).end();
  else
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length })
      .end(answer);
});
endWithStarter(() => {});
say({ port: await listen(server) });
