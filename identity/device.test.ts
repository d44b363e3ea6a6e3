import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceOf } from './device.ts';

test('a session is known again by browser and system, and by nothing finer', () => {
  const chrome =
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/141.0.7390.55 Mobile Safari/537.36';
  assert.equal(deviceOf(chrome), 'Chrome · Android');
  assert.equal(
    deviceOf('Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0'),
    'Firefox · Linux',
  );
  assert.equal(deviceOf('<script>'), '');
});
