// Opens a store in a process of its own, tells its parent, and stays open until a line arrives: `close` closes
// it, `exit` ends without closing. Arguments: home folder, folder of the migrations of module `notes`.
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { openStore } from '../open-store.ts';

const [, , home = '', migrations = ''] = process.argv;
const store = await openStore({
  home,
  modules: [{ name: 'notes', migrations: pathToFileURL(`${migrations}/`) }],
  report: () => undefined,
});
await store.pool('notes').query("INSERT INTO note (text) VALUES ('from a process of its own')");
console.log('open');
const [line] = await once(process.stdin, 'data');
if (String(line).trim() === 'exit') process.exit(0);
await store.close();
process.exit(0);
