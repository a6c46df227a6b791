import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { Experience, Experiences, NewEvidence } from '#domain/generated/schemas.js';
import { validate } from '#platform/http/validate.js';
import { setup } from '../support/cluster.js';
import {
  claim as openClaim,
  newEvidence,
  newExperience,
  OBSERVED,
  smallHub,
} from '../support/hub-factories.js';
import { assign, refusal } from '../support/hub-requests.js';

const unaccredited = { accredited: false } as const;

it('refuses experiences and evidence that do not hold, and keeps nothing of them', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    const ada = await small.as('ada');
    const evidence = (over: Partial<NewEvidence>) => ({
      evidence: [newEvidence(), newEvidence(over)],
    });
    const content = Buffer.from('\x89PNG\r\n\x1a\n and then nothing', 'latin1').toString('base64');
    const damaged = { mediaType: 'image/png', content } as const;
    const refused: readonly [string, object, number, string][] = [
      ['an unknown field', { salary: 1 }, 400, 'body.invalid'],
      ['a wrong type', { tasks: 'stitching' }, 400, 'body.invalid'],
      ['a day that is no day', { from: '2026-02-30' }, 400, 'body.invalid'],
      ['the year 0', { from: '0000-01-01' }, 400, 'body.invalid'],
      ['an over-long task', { tasks: ['x'.repeat(501)] }, 400, 'body.invalid'],
      ['reversed days', { to: '2023-09-03' }, 422, 'experience.dates-reversed'],
      ['the future', { from: '2999-01-01' }, 422, 'experience.in-future'],
      ['what is not base64', evidence({ content: '%%%' }), 422, 'evidence.not-base64'],
      ['another type', evidence({ mediaType: 'image/png' }), 422, 'evidence.type-mismatch'],
      ['a damaged picture', evidence(damaged), 422, 'evidence.picture-malformed'],
      ['an unknown type', evidence({ mediaType: 'text/html' as never }), 400, 'body.invalid'],
      ['over-long content', evidence({ content: 'A'.repeat(700_004) }), 400, 'body.invalid'],
      ['5 MB', evidence({ content: 'A'.repeat(5_000_000) }), 413, 'body.too-large'],
    ];
    for (const [name, over, ...expected] of refused) {
      const answer = await ada.post('/api/v1/experiences').send({ ...newExperience(), ...over });
      expect([name, ...refusal(answer)]).toEqual([name, ...expected]);
    }
    expect((await ada.get('/api/v1/experiences').expect(200)).body).toEqual({ items: [] });
    const office = await small.officer.post('/api/v1/experiences').send(newExperience());
    expect(refusal(office)).toEqual([403, 'role.missing']);
    const nobody = await cluster.hub.as('employee');
    const without = await nobody.post('/api/v1/experiences').send(newExperience());
    expect(refusal(without)).toEqual([403, 'person.required']);
  } finally {
    await cluster.close();
  }
});

it('keeps evidence sealed, for its owner and the assigned assessor only', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    const [ada, dino, elsa] = [
      await small.as('ada'),
      await small.as('dino'),
      await small.as('elsa'),
    ];
    const claim = await openClaim(ada, small);
    const address = `/api/v1/evidence/${claim.experiences[0]?.evidence[0]?.id ?? ''}`;
    for (const agent of [dino, elsa])
      expect(refusal(await agent.get(address))).toEqual([404, 'evidence.unknown']);
    expect(refusal(await small.officer.get(address))).toEqual([404, 'evidence.unknown']);
    expect(refusal(await cluster.hub.anyone.get(address))).toEqual([401, 'session.required']);
    const missing = `/api/v1/evidence/${randomUUID()}`;
    expect(refusal(await ada.get(missing))).toEqual([404, 'evidence.unknown']);
    expect(refusal(await ada.get('/api/v1/evidence/1'))).toEqual([400, 'id.invalid']);

    await assign(small, claim.id, 'dino').expect(200);
    expect(refusal(await dino.get(address))).toEqual([403, 'assessor.declaration-missing']);
    await dino
      .post(`/api/v1/claims/${claim.id}/declaration`)
      .send({ independent: true, tie: 'none' })
      .expect(200);
    for (const agent of [ada, dino]) {
      const answer = await agent
        .get(address)
        .expect(200)
        .expect('content-type', 'text/plain; charset=utf-8')
        .expect('cache-control', 'no-store')
        .expect('x-content-type-options', 'nosniff')
        .expect('content-disposition', /^attachment/);
      expect(answer.text).toBe(OBSERVED);
    }
    expect(refusal(await elsa.get(address))).toEqual([404, 'evidence.unknown']);

    const db = cluster.hub.app.get(DataSource);
    const rows = await db.query<{ sealed: Buffer }[]>('SELECT sealed FROM evidence_content');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.sealed.includes('stitched')).toBe(false);
    await db.query('DELETE FROM subject_key');
    expect(refusal(await ada.get(address))).toEqual([410, 'body.erased']);
  } finally {
    await cluster.close();
  }
});

it('records an experience once, however often it is sent with the same key', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    const ada = await small.as('ada');
    const send = (body = newExperience()) =>
      ada.post('/api/v1/experiences').set('idempotency-key', 'bench-4').send(body);
    const first = await send().expect(201);
    expect(validate('http/experience', first.body)).toEqual([]);
    const repeats = await Promise.all([send(), send()]);
    for (const { body } of repeats) expect(body).toEqual(first.body);
    expect(refusal(await send(newExperience({ role: 'Cutter' })))).toEqual([
      409,
      'request.key-reused',
    ]);
    const listed = await ada.get('/api/v1/experiences').expect(200);
    expect(validate('http/experiences', listed.body)).toEqual([]);
    expect((listed.body as Experiences).items).toEqual([first.body]);
    const { evidence } = first.body as Experience;
    expect(evidence[0]).toMatchObject({ size: Buffer.byteLength(OBSERVED), disclose: true });
    const bea = await small.as('bea');
    expect((await bea.get('/api/v1/experiences').expect(200)).body).toEqual({ items: [] });
  } finally {
    await cluster.close();
  }
});
