import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  formatVerifierKey,
  LogError,
  meetsQuorum,
  type Policy,
  parsePolicy,
  readableName,
  utf8,
} from './index.ts';
import { alterationsOf, refusedAs } from './testing/hostile.ts';
import { sha256, testKey } from './testing/keys.ts';
import { PUBLIC_LOG } from './testing/published.ts';

const LOG = (await testKey('example.com/log', 'ed25519')).vkey;
const W = await Promise.all(
  Array.from({ length: 8 }, async (_, i) => (await testKey(`w${i}.example/w`, 'cosignature')).vkey),
);
const [W0 = '', W1 = '', W2 = ''] = W;

const SPEC_EXAMPLE = `log ${LOG}

witness X1 ${W[0]}
witness X2 ${W[1]}
witness X3 ${W[2]}
group X-witnesses 2 X1 X2 X3

witness Y1 ${W[3]}
witness Y2 ${W[4]}
witness Y3 ${W[5]}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

/** The bytes of a text in which each character stands for one octet. */
function octets(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

function parse(text: string): Promise<Policy> {
  return parsePolicy(octets(text), sha256);
}

test('C2SP tlog-policy: its example, and the quorum it describes for each set of witnesses', async () => {
  const policy = await parse(SPEC_EXAMPLE);
  assert.deepEqual(policy.groups, [
    { name: 'X-witnesses', threshold: 2, members: ['X1', 'X2', 'X3'] },
    { name: 'Y-witnesses', threshold: 1, members: ['Y1', 'Y2', 'Y3'] },
    { name: 'X-and-Y', threshold: 2, members: ['X-witnesses', 'Y-witnesses'] },
  ]);
  const names = policy.witnesses.map(({ name }) => name);
  for (let set = 0; set < 64; set++) {
    const cosigned = names.filter((_, i) => Math.floor(set / 2 ** i) % 2 === 1);
    const xs = cosigned.filter((name) => name.startsWith('X')).length;
    const ys = cosigned.filter((name) => name.startsWith('Y')).length;
    assert.equal(meetsQuorum(policy, new Set(cosigned)), xs >= 2 && ys >= 1, cosigned.join());
  }
});

test('C2SP tlog-policy: a policy of public witnesses parses', async () => {
  const policy = await parse(PUBLIC_LOG.policy);
  assert.equal(policy.logs.length, 1);
  assert.deepEqual(
    policy.witnesses.map(({ name }) => name),
    ['garden', 'smartit', 'remora', 'stagemole'],
  );
});

test('C2SP tlog-policy: only the quorum is mandatory, and `none` asks for no cosignature', async () => {
  const policy = await parse('quorum none\n');
  assert.deepEqual(policy, { logs: [], witnesses: [], groups: [], quorum: null });
  assert.ok(meetsQuorum(policy, new Set()));
});

test('C2SP tlog-policy: a quorum may be one witness, and a name nobody has cannot cosign it', async () => {
  const policy = await parse(`witness w1 ${W0}\nwitness w2 ${W1}\nquorum w1\n`);
  assert.ok(meetsQuorum(policy, new Set(['w1'])));
  assert.ok(!meetsQuorum(policy, new Set(['w2'])));
  assert.ok(!meetsQuorum(policy, new Set()));
});

test('C2SP tlog-policy: spaces, tabs, empty lines and whole-line comments are ignored', async () => {
  const text = `\n# comment\n#comment\n\t \t# another \xff\n \t\n\twitness \t w1  ${W0}\t https://w1.example/ \n\n  quorum\tw1 \n#`;
  const policy = await parse(`${text}\n`);
  assert.deepEqual(
    policy.witnesses.map(({ name, url }) => [name, url]),
    [['w1', 'https://w1.example/']],
  );
  assert.equal(policy.quorum, 'w1');
});

test('C2SP tlog-policy: URLs are optional and opaque', async () => {
  const policy = await parse(`log ${LOG} not-a-url\nwitness w1 ${W0} x\nquorum none\n`);
  assert.deepEqual([policy.logs[0]?.url, policy.witnesses[0]?.url], ['not-a-url', 'x']);
});

test('C2SP tlog-policy: names are octet strings, and a Kelvin sign is not the letter K', async () => {
  const kelvin = '\xe2\x84\xaa';
  const policy = await parse(
    `witness K ${W0}\nwitness ${kelvin} ${W1}\nwitness \x80\xff ${W2}\nquorum ${kelvin}\n`,
  );
  assert.deepEqual(
    policy.witnesses.map(({ name }) => name),
    ['K', kelvin, '\x80\xff'],
  );
  assert.ok(meetsQuorum(policy, new Set([kelvin])));
  assert.ok(!meetsQuorum(policy, new Set(['K', 'k', '\u212a'])));
  await assert.rejects(parse(`witness w\xe9 ${W0}\nquorum w\xc9\n`), refusedAs('policy-malformed'));
});

test('C2SP tlog-policy: octets that are spaces in other character sets belong to names', async () => {
  const policy = await parse(`witness a\xa0b ${W0}\nwitness a\x85b ${W1}\nquorum a\xa0b\n`);
  assert.deepEqual(
    policy.witnesses.map(({ name }) => name),
    ['a\xa0b', 'a\x85b'],
  );
});

test('C2SP tlog-policy: keywords are valid names, all but `none`', async () => {
  const policy = await parse(
    `witness all ${W0}\nwitness any ${W1}\nwitness 1 ${W2}\ngroup group 2 all any 1\nquorum group\n`,
  );
  assert.deepEqual(policy.groups, [{ name: 'group', threshold: 2, members: ['all', 'any', '1'] }]);
});

test('C2SP tlog-policy: the names of an object are names like any other', async () => {
  const policy = await parse(
    `witness __proto__ ${W0}\nwitness constructor ${W1}\ngroup toString all __proto__ constructor\nquorum toString\n`,
  );
  assert.ok(meetsQuorum(policy, new Set(['__proto__', 'constructor'])));
  assert.ok(!meetsQuorum(policy, new Set(['constructor'])));
  await assert.rejects(parse('quorum __proto__\n'), refusedAs('policy-malformed'));
});

const TWO = `witness w1 ${W0}\nwitness w2 ${W1}\n`;
const renamed = await testKey('other.example/w', 'cosignature', 'w0.example/w');
const plain = await testKey('w0.example/w', 'ed25519');
const otherLog = await testKey('other.example/log', 'ed25519', 'example.com/log');

const REFUSED: readonly [string, string][] = [
  ['an empty file', ''],
  ['no quorum', TWO],
  ['a quorum twice', `${TWO}quorum w1\nquorum w1\n`],
  ['a quorum of none and another', `${TWO}quorum none\nquorum w1\n`],
  ['a quorum of an unknown name', `${TWO}quorum w3\n`],
  ['a quorum defined below it', `quorum w1\n${TWO}`],
  ['a quorum without a name', `${TWO}quorum\n`],
  ['a quorum of two names', `${TWO}quorum w1 w2\n`],
  ['an unknown keyword', `quibble\nquorum none\n`],
  ['a keyword in capitals', `Quorum none\n`],
  ['a comment after an item', `witness w1 ${W0} https://w1.example/ # comment\nquorum w1\n`],
  ['a carriage return', 'quorum none\r\n'],
  ['a form feed', '\fquorum none\n'],
  ['a NUL', 'quorum none\n#\x00\n'],
  ['an escape', 'quorum none\n#\x1b\n'],
  ['a DEL', 'quorum none\n#\x7f\n'],
  ['a last line without newline', 'quorum none\n#comment'],
  ['a group under another keyword', `${TWO}grope g any w1\nquorum g\n`],
  ['a byte order mark', '\xef\xbb\xbfquorum none\n'],
  ['a no-break space between items', `quorum\xc2\xa0none\n`],
  ['a log without key', 'log\nquorum none\n'],
  ['a log with three items', `log ${LOG} u v\nquorum none\n`],
  ['a log with a malformed key', 'log garbage\nquorum none\n'],
  ['a log with a cosignature key', `log ${W0}\nquorum none\n`],
  ['a log twice', `log ${LOG}\nlog ${LOG} u\nquorum none\n`],
  ['the key of a log under another name', `log ${LOG}\nlog ${otherLog.vkey}\nquorum none\n`],
  ['a witness without key', 'witness w1\nquorum none\n'],
  ['a witness without anything', 'witness\nquorum none\n'],
  ['a witness with a plain key', `witness w1 ${plain.vkey}\nquorum none\n`],
  ['a witness with the key of another name', `witness w1 ${W0.replace('w0', 'w9')}\nquorum none\n`],
  ['the key of a witness under another name', `witness w1 ${W0}\nwitness w2 ${renamed.vkey}\nquorum none\n`],
  ['a witness twice', `witness w1 ${W0}\nwitness w2 ${W0}\nquorum none\n`],
  ['a witness named none', `witness none ${W0}\nquorum none\n`],
  ['a name twice', `witness w1 ${W0}\nwitness w1 ${W1}\nquorum none\n`],
  ['a group with the name of a witness', `${TWO}group w1 any w2\nquorum none\n`],
  ['a group with the name of a group', `${TWO}group g any w1\ngroup g any w2\nquorum none\n`],
  ['a group named none', `${TWO}group none any w1\nquorum none\n`],
  ['a group without members', `${TWO}group g 1\nquorum none\n`],
  ['a group of itself', `${TWO}group g any g\nquorum none\n`],
  ['a group with a member defined below', `group g any w1\n${TWO}quorum g\n`],
  ['a group with a group defined below', `${TWO}group g any h\ngroup h any w1\nquorum g\n`],
  ['a group with none as a member', `${TWO}group g any none w1\nquorum g\n`],
  ['a member twice in a group', `${TWO}group g all w1 w1\nquorum g\n`],
  ['a member of two groups', `${TWO}group g any w1 w2\ngroup h any w1\nquorum g\n`],
  [
    'a group that is a member of two groups',
    `${TWO}group g any w1\ngroup h any g\ngroup i any g w2\nquorum i\n`,
  ],
  ['an UTF-8 key name cut short', `log \xe2\x84${LOG}\nquorum none\n`],
  ...[
    '0',
    '3',
    '-1',
    '+1',
    '01',
    '1.0',
    '1e0',
    '0x1',
    '',
    'ALL',
    'most',
    '99999999999999999999',
    'NaN',
    'Infinity',
    '\xb9',
  ].map((k): [string, string] => [`a threshold of "${k}" among two`, `${TWO}group g ${k} w1 w2\nquorum g\n`]),
];

test('C2SP tlog-policy: what its rules forbid is refused', async () => {
  for (const [what, text] of REFUSED) {
    await assert.rejects(parse(text), refusedAs('policy-malformed'), what);
  }
});

test('a refusal names the line', async () => {
  await assert.rejects(parse(`${TWO}\n# fine\nquorum w3\n`), /policy, line 5:/);
  await assert.rejects(parse('quorum none\n#comment'), /policy, line 2:/);
  await assert.rejects(parse(`${TWO}log \xff${LOG}\nquorum none\n`), /policy, line 3:/);
});

test('C2SP tlog-policy: thirty-two logs, witnesses and groups are supported', async () => {
  const lines: string[] = [];
  for (let i = 0; i < 32; i++) {
    lines.push(`log ${(await testKey(`log${i}.example`, 'ed25519')).vkey}`);
    lines.push(`witness w${i} ${(await testKey(`many${i}.example`, 'cosignature')).vkey}`);
    lines.push(i === 0 ? 'group g0 all w0' : `group g${i} all w${i} g${i - 1}`);
  }
  const policy = await parse(`${lines.join('\n')}\nquorum g31\n`);
  const all = policy.witnesses.map(({ name }) => name);
  assert.ok(meetsQuorum(policy, new Set(all)));
  for (const missing of all) assert.ok(!meetsQuorum(policy, new Set(all.filter((name) => name !== missing))));
});

test('a policy of unreasonable length is refused', async () => {
  assert.equal((await parse(`${'\n'.repeat(999)}quorum none\n`)).quorum, null);
  assert.equal((await parse(`#${'a'.repeat(1_000_000 - 14)}\nquorum none\n`)).quorum, null);
  await assert.rejects(parse(`#${'a'.repeat(1_000_000 - 13)}\nquorum none\n`), refusedAs('policy-malformed'));
  await assert.rejects(parse(`${'\n'.repeat(1_000)}quorum none\n`), refusedAs('policy-malformed'));
  const group = `${TWO}group g any ${'w1 '.repeat(300_000)}\nquorum g\n`;
  await assert.rejects(parse(group), refusedAs('policy-malformed'));
});

/** The policy in one canonical form. */
function written({ logs, witnesses, groups, quorum }: Policy): string {
  const key = (vkey: string) => Buffer.from(utf8(vkey)).toString('latin1');
  return [
    ...logs.map((log) => `log ${key(formatVerifierKey(log.key))} ${log.url ?? ''}`),
    ...witnesses.map(
      (witness) => `witness ${witness.name} ${key(formatVerifierKey(witness.key))} ${witness.url ?? ''}`,
    ),
    ...groups.map(({ name, threshold, members }) => `group ${name} ${threshold} ${members.join(' ')}`),
    `quorum ${quorum ?? 'none'}\n`,
  ].join('\n');
}

test('hostile policies are refused, or mean what they say when written again', async () => {
  const documents = [
    SPEC_EXAMPLE,
    PUBLIC_LOG.policy,
    `${TWO}group g 1 w1 w2\nquorum g\n`,
    'quorum none\n',
  ].map(octets);
  await fc.assert(
    fc.asyncProperty(alterationsOf(...documents), async (bytes) => {
      const policy = await parsePolicy(bytes, sha256).catch((error: unknown) => {
        assert.ok(
          error instanceof LogError && error.code === 'policy-malformed',
          `escaped: ${String(error)}`,
        );
        return null;
      });
      if (policy !== null) assert.deepEqual(await parse(written(policy)), policy);
    }),
    { numRuns: 2_000 },
  );
});

test('a failing hash is a failure, not a malformed policy', async () => {
  const broken = () => Promise.reject(new Error('no hash'));
  await assert.rejects(parsePolicy(octets(SPEC_EXAMPLE), broken), /^Error: no hash$/);
});

test('a name reads as UTF-8 where its octets are, and as it stands where they are not', () => {
  const octets = (text: string) => String.fromCharCode(...new TextEncoder().encode(text));
  assert.equal(readableName(octets('شاهد')), 'شاهد');
  assert.equal(readableName('w1'), 'w1');
  assert.equal(readableName('\u00ff\u00fe'), '\u00ff\u00fe');
});
