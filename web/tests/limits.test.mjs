// Whoever asks as no person does is told to wait; others go on.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDesk } from './desk.mjs';

let desk;

before(async () => { desk = await openDesk(); }, { timeout: 180_000 });
after(() => desk?.close());

test('an account that searches hundreds of times a minute waits, and no other does', { timeout: 120_000 }, async () => {
  const hasty = await desk.visitor({ as: 'operator' });
  const ask = () => hasty.context.request.get(`${desk.base}/cerca/luoghi?q=la`, { headers: { 'accept-language': 'fr' } });
  const answers = [];
  for (let round = 0; round < 20; round += 1) answers.push(...await Promise.all(Array.from({ length: 20 }, ask)));
  const passed = answers.filter((answer) => answer.status() === 200);
  const refused = answers.filter((answer) => answer.status() === 429);
  assert.equal(passed.length + refused.length, 400);
  assert.ok(passed.length >= 120 && refused.length > 0, `${passed.length} passed, ${refused.length} were refused`);
  assert.match(refused[0].headers()['retry-after'], /^\d+$/);
  await hasty.open('/sportello');
  const other = await desk.visitor({ as: 'administrator' });
  assert.equal((await other.context.request.get(`${desk.base}/cerca/luoghi?q=la`)).status(), 200);
  await other.leave();
  await hasty.leave();
});
