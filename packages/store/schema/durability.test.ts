import assert from 'node:assert/strict';
import { chown, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openClient } from '../connection.ts';
import { ensureSecret } from '../files/secret.ts';
import { openStore } from '../open-store.ts';
import { candidatesOf } from '../server/candidates.ts';
import { chooseBinaries } from '../server/choose.ts';
import { SUPERUSER } from '../server/initialise.ts';
import { layoutOf, ownFolder } from '../server/layout.ts';
import { runAs } from '../server/run-as.ts';
import { superviseServer } from '../server/supervise.ts';
import { optionsIn, readyHomes } from '../testing/ready-home.ts';
import { processesIn, refusal, scratch } from '../testing/scratch.ts';
import { testDatabase } from '../testing/store.ts';

const readyHome = readyHomes();

for (const [setting, code] of [
  ['fsync', 'fsync-off'],
  ['full_page_writes', 'full-page-writes-off'],
  ['synchronous_commit', 'synchronous-commit-off'],
] as const) {
  test(`crash rule 1: a server with ${setting} off is refused`, async (t) => {
    const home = await readyHome(t);
    const candidates = await candidatesOf(process.env);
    const server = await superviseServer({
      home,
      candidates,
      progress: () => undefined,
      settings: { [setting]: 'off' },
    });
    try {
      const { user, password } = server.superuser;
      const place = `host=${encodeURIComponent(server.socketFolder)}&port=${server.port}`;
      const databaseUrl = `postgresql://${user}:${password}@/wasl?${place}`;
      await assert.rejects(openStore({ ...(await optionsIn(home)), databaseUrl }), refusal(code));
      // The same for one that we find running on our own folder.
      await assert.rejects(openStore(await optionsIn(home)), refusal(code));
    } finally {
      await server.stop();
    }
  });
}

test('crash rule 1: a database whose own default puts synchronous_commit off is refused', async (t) => {
  const { databaseUrl, home, drop } = await testDatabase(['notes']);
  t.after(drop);
  const superuser = await openClient({ connectionString: databaseUrl });
  await superuser.query(`ALTER DATABASE ${superuser.database} SET synchronous_commit = off`);
  await superuser.end();
  await assert.rejects(
    openStore({ ...(await optionsIn(home)), databaseUrl }),
    refusal('synchronous-commit-off'),
  );
});

test('crash rule 1: data without checksums is refused', async (t) => {
  const home = await scratch(t);
  const layout = layoutOf(home);
  await mkdir(layout.db, { mode: 0o711 });
  const { binaries, way } = await chooseBinaries(
    await candidatesOf(process.env),
    layout,
    undefined,
    process.geteuid?.() ?? -1,
  );
  const passwordFile = join(layout.db, 'password');
  await writeFile(passwordFile, await ensureSecret(join(home, 'secrets', 'postgresql-superuser')));
  await ownFolder(layout.data, way);
  if (way.way === 'account') await chown(passwordFile, way.uid, way.gid);
  await runAs(way, join(binaries.folder, 'initdb'), [
    `--pgdata=${layout.data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
    ...(binaries.major >= 18 ? ['--no-data-checksums'] : []),
  ]);
  await assert.rejects(openStore(await optionsIn(home)), refusal('data-checksums-off'));
  assert.deepEqual(await processesIn(layout.db), []);
});
