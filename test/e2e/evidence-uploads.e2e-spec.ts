import { createHash, randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { DataSource } from 'typeorm';
import { exif, JPEG, jpegWith, PLACE, PNG, segment } from '#domain/evidence/testing/pictures.js';
import type { Evidence, Experiences, NewEvidenceItem, Problem } from '#domain/generated/schemas.js';
import { AccountsStore } from '#platform/auth/accounts.store.js';
import { tokenDigest } from '#platform/auth/sessions.service.js';
import { validate } from '#platform/http/validate.js';
import { binaryBody } from '../support/binary-body.js';
import { type Agent, type Cluster, setup } from '../support/cluster.js';
import { describeDatabases } from '../support/databases.js';
import {
  bareExperience,
  described,
  describeItem,
  newItem,
  sendContent,
} from '../support/evidence-uploads.js';
import { claim as openClaim, smallHub, type SmallHub } from '../support/hub-factories.js';
import { assign, refusal } from '../support/hub-requests.js';

let cluster: Cluster;
let small: SmallHub;
let ada: Agent;

const MIB = 1_048_576;
const PHOTO = jpegWith([segment(0xe1, exif(0x8825, 26))]);
const PDF = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n');
const TEXT_ITEM = {
  mediaType: 'text/plain',
  kind: 'logbook',
  details: { period: { from: '2024-01-01' } },
} as const;

describeDatabases('evidence of any size', (kind) => {
  beforeAll(async () => {
    cluster = await setup({ kind, accredited: false, env: { HUB_EVIDENCE_QUOTA: String(MIB) } });
    small = await smallHub(cluster);
    ada = await small.as('ada');
  });
  afterAll(() => cluster.close());

  const bytesOf = async (agent: Agent, id: string): Promise<Buffer> =>
    (await agent.get(`/api/v1/evidence/${id}`).buffer(true).parse(binaryBody).expect(200))
      .body as Buffer;

  it('refuses items that are not described well, and names what is missing', async () => {
    const { id } = await bareExperience(ada);
    const refused: readonly [string, Partial<NewEvidenceItem>, number, string, string][] = [
      ['no details', { details: {} }, 422, 'evidence.detail-missing', '/details/authorStatement'],
      [
        'blank details',
        { details: { authorStatement: ' ', coWorkers: [] } },
        422,
        'evidence.detail-missing',
        '/details/authorStatement',
      ],
      [
        'details of another kind',
        { details: { authorStatement: 'x', coWorkers: [], witness: 'Ida' } },
        422,
        'evidence.detail-unwanted',
        '/details/witness',
      ],
      [
        'unknown details',
        { details: { salary: 1 } as never },
        400,
        'body.invalid',
        '/details/salary',
      ],
      ['the future', { madeAt: '2999-01-01' }, 422, 'experience.in-future', '/madeAt'],
      ['the year 1200', { madeAt: '1200-01-01' }, 400, 'body.invalid', '/madeAt'],
      ['another type', { mediaType: 'image/svg+xml' as never }, 400, 'body.invalid', '/mediaType'],
      ['no word on consent', { assess: undefined as never }, 400, 'body.invalid', '/assess'],
    ];
    for (const [name, over, status, code, path] of refused) {
      const answer = await describeItem(ada, id, over);
      const { issues = [] } = answer.body as Problem;
      expect([name, ...refusal(answer)]).toEqual([name, status, code]);
      expect([name, issues[0]?.path]).toEqual([name, path]);
    }
    const dino = await small.as('dino');
    for (const [agent, address] of [
      [dino, id],
      [ada, randomUUID()],
    ] as const)
      expect(refusal(await describeItem(agent, address))).toEqual([404, 'experience.unknown']);
    expect(refusal(await describeItem(small.officer, id))).toEqual([403, 'role.missing']);
  });

  it('refuses bytes that are not what was described, and counts nothing before they are there', async () => {
    const { id: experienceId } = await bareExperience(ada);
    const photo = await described(ada, experienceId);
    const png = await described(ada, experienceId, { mediaType: 'image/png' });
    const pdf = await described(ada, experienceId, { mediaType: 'application/pdf' });
    const text = await described(ada, experienceId, TEXT_ITEM);
    const huge = Buffer.from(JPEG);
    const frame = huge.indexOf(Buffer.from([0xff, 0xc0]));
    huge.fill(0xff, frame + 5, frame + 9);
    const script = Buffer.from('%PDF-1.7\n<< /S /J#61vaScript >>\n%%EOF\n');
    const refused: readonly [string, string, Uint8Array, string, number, string][] = [
      ['another type', photo, PNG, 'image/png', 415, 'body.unsupported-type'],
      ['JSON', photo, Buffer.from('{}'), 'application/json', 415, 'body.unsupported-type'],
      ['HTML', photo, Buffer.from('<p>'), 'text/html', 415, 'body.unsupported-type'],
      ['nothing', photo, new Uint8Array(), 'image/jpeg', 400, 'body.malformed'],
      ['another picture', photo, PNG, 'image/jpeg', 422, 'evidence.type-mismatch'],
      ['a cut photo', photo, JPEG.subarray(0, -2), 'image/jpeg', 422, 'evidence.picture-malformed'],
      ['4 billion pixels', photo, huge, 'image/jpeg', 422, 'evidence.picture-too-large'],
      ['11 MiB', photo, new Uint8Array(11 * MIB), 'image/jpeg', 413, 'body.too-large'],
      ['a cut picture', png, PNG.subarray(0, 50), 'image/png', 422, 'evidence.picture-malformed'],
      ['a script', pdf, script, 'application/pdf', 422, 'evidence.document-active'],
      ['26 MiB', pdf, new Uint8Array(26 * MIB), 'application/pdf', 413, 'body.too-large'],
      [
        'Latin-1',
        text,
        Buffer.from('perch\xe9', 'latin1'),
        'text/plain',
        422,
        'evidence.type-mismatch',
      ],
    ];
    for (const [name, id, bytes, type, ...expected] of refused) {
      const answer = await sendContent(ada, id, bytes, type);
      expect([name, ...refusal(answer)]).toEqual([name, ...expected]);
    }
    for (const type of ['image/jpeg', 'application/x-evidence.image.jpeg']) {
      const elsewhere = ada.post('/api/v1/claims').set('content-type', type).send('{}');
      expect(refusal(await elsewhere)).toEqual([415, 'body.unsupported-type']);
    }
    const zipped = sendContent(ada, photo, JPEG).set('content-encoding', 'gzip');
    expect(refusal(await zipped)).toEqual([415, 'body.unsupported-type']);
    const dino = await small.as('dino');
    expect(refusal(await sendContent(dino, photo, JPEG))).toEqual([404, 'evidence.unknown']);
    expect(refusal(await ada.get(`/api/v1/evidence/${photo}`))).toEqual([404, 'evidence.unknown']);
    const { items } = (await ada.get('/api/v1/experiences').expect(200)).body as Experiences;
    expect(items.find(({ id }) => id === experienceId)?.evidence).toEqual([]);
    const body = {
      standard: small.standard.versionUri,
      level: 1,
      experiences: [experienceId],
      consent: true,
    };
    expect(refusal(await ada.post('/api/v1/claims').send(body))).toEqual([422, 'evidence.none']);
  });

  /** A session of a person, as the header would carry it. */
  async function tokenOf(key: string): Promise<string> {
    const { app } = cluster.hub;
    const accounts = app.get(AccountsStore, { strict: false });
    const account = await accounts.findByPerson(small.personId(key));
    if (!account) throw new Error('people of the cluster have accounts');
    const token = randomUUID();
    const ends = new Date(Date.now() + 3_600_000);
    const { manager } = app.get(DataSource);
    await accounts.openSession(tokenDigest(token), account.id, new Date(0), ends, manager);
    return token;
  }

  it('reads no byte of who is not signed in, and not more than was allowed of who is', async () => {
    const { id } = await bareExperience(ada);
    const photo = await described(ada, id);
    const { hostname, port } = new URL(cluster.hub.url);
    /** Sends in pieces, without saying how much it will be; gives status and bytes taken. */
    const endless = (authorization: string) =>
      new Promise<{ status: number | undefined; sent: number }>((resolve, reject) => {
        let sent = 0;
        const request = httpRequest(
          {
            host: hostname,
            port,
            method: 'POST',
            path: `/api/v1/evidence/${photo}/content`,
            headers: { 'content-type': 'image/jpeg', authorization },
          },
          ({ statusCode }) => {
            request.destroy();
            resolve({ status: statusCode, sent });
          },
        );
        request.on('error', reject);
        const more = () => {
          while (!request.destroyed && sent < 200 * MIB) {
            sent += MIB;
            if (!request.write(Buffer.alloc(MIB))) {
              request.once('drain', more);
              return;
            }
          }
        };
        more();
      });
    const stranger = await endless('Bearer no-such-token');
    expect(stranger.status).toBe(401);
    expect((await endless(`Bearer ${await tokenOf('ada')}`)).status).toBe(413);
    await sendContent(ada, photo, JPEG).expect(201);
  });

  it('keeps photos without the place, under a salted digest, and sealed', async () => {
    const { id: experienceId } = await bareExperience(ada);
    const id = await described(ada, experienceId);
    const answer = await sendContent(ada, id, PHOTO).expect(201);
    expect(validate('http/evidence', answer.body)).toEqual([]);
    const evidence = answer.body as Evidence;
    expect(evidence).toMatchObject({
      id,
      size: JPEG.length,
      assess: true,
      capturedBy: 'candidate',
    });
    expect(evidence.details).toEqual(newItem().details);
    for (const bytes of [PHOTO, JPEG])
      expect(evidence.digest).not.toBe(createHash('sha256').update(bytes).digest('base64url'));
    const back = await bytesOf(ada, id);
    expect(back.equals(JPEG)).toBe(true);

    const db = cluster.hub.app.get(DataSource);
    const [row] = await db.query<{ sealed: Buffer }[]>(
      'SELECT sealed FROM evidence_content WHERE evidence_id = $1',
      [id],
    );
    expect(row?.sealed.includes('JFIF')).toBe(false);
    expect(row?.sealed.includes(PLACE)).toBe(false);
    for (const [mediaType, bytes, over] of [
      ['image/png', PNG, {}],
      ['application/pdf', PDF, {}],
      ['text/plain', Buffer.from('perché no', 'utf8'), TEXT_ITEM],
    ] as const) {
      const next = await described(ada, experienceId, { ...over, mediaType });
      await sendContent(ada, next, bytes, mediaType).expect(201);
      expect((await bytesOf(ada, next)).equals(bytes)).toBe(true);
    }
  });

  it('takes the same bytes again for the same item, and no others, also at once', async () => {
    const { id: experienceId } = await bareExperience(ada);
    const id = await described(ada, experienceId);
    const answers = await Promise.all([PHOTO, PHOTO, JPEG].map((b) => sendContent(ada, id, b)));
    for (const { status, body } of answers) expect([status, body]).toEqual([201, answers[0]?.body]);
    const other = jpegWith([segment(0xdd, Uint8Array.of(0, 4))]);
    expect(refusal(await sendContent(ada, id, other))).toEqual([409, 'evidence.already-uploaded']);
    const { items } = (await ada.get('/api/v1/experiences').expect(200)).body as Experiences;
    expect(items.find((item) => item.id === experienceId)?.evidence).toHaveLength(1);
    const key = randomUUID();
    const twice = async () =>
      (await describeItem(ada, experienceId).set('idempotency-key', key).expect(201))
        .body as unknown;
    expect(await twice()).toEqual(await twice());
  });

  it('has no room for more than the quota, nor for evidence of what is being judged', async () => {
    const caro = await small.as('caro');
    const { id } = await bareExperience(caro);
    const large = Buffer.alloc(600 * 1024, 'x');
    const [first, second] = [
      await described(caro, id, TEXT_ITEM),
      await described(caro, id, TEXT_ITEM),
    ];
    await sendContent(caro, first, large, 'text/plain').expect(201);
    const over = await sendContent(caro, second, large, 'text/plain');
    expect(refusal(over)).toEqual([422, 'evidence.quota-exceeded']);
    await sendContent(caro, second, Buffer.from('small'), 'text/plain').expect(201);

    const claim = await openClaim(ada, small);
    const experienceId = claim.experiences[0]?.id ?? '';
    const late = await described(ada, experienceId);
    const inTime = await described(ada, experienceId);
    await sendContent(ada, inTime, JPEG).expect(201);
    await assign(small, claim.id, 'dino').expect(200);
    expect(refusal(await describeItem(ada, experienceId))).toEqual([
      409,
      'experience.in-assessment',
    ]);
    expect(refusal(await sendContent(ada, late, JPEG))).toEqual([409, 'experience.in-assessment']);
  });
});
