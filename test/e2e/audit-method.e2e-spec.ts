import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { ownAuditMethod } from '#credentials/audit-method-digests.js';
import type {
  Audit,
  AuditMethodRelease,
  AuditMethodReleases,
  AuditRecomputation,
} from '#domain/generated/schemas.js';
import { inTransaction } from '#platform/database/in-transaction.js';
import { validate } from '#platform/http/validate.js';
import { AuditMethodAnnouncements } from '../../apps/registry/src/audit-methods/audit-method-announcements.service.js';
import { firmsOfTests } from '../support/audit-rounds.js';
import { answered } from '../support/audited-firm.js';
import { audit, AUDITS, read } from '../support/audits.js';
import { type Agent, type Cluster, eventually, setup } from '../support/cluster.js';
import { refusal } from '../support/hub-requests.js';
import { requirement } from '../support/requirements.js';
import { typedAuditCommand } from '../support/typed-audit-command.js';

const METHODS = '/api/v1/audit-methods';

interface Audited {
  readonly cluster: Cluster;
  readonly agent: Agent;
  readonly id: string;
}

/** A hub whose first firm is audited, before the registry has said anything of the method. */
async function audited(work: (setting: Audited) => Promise<void>): Promise<void> {
  const cluster = await setup({ accredited: false });
  try {
    // Without the registry's word nothing of the ledger is published.
    await cluster.register();
    const { agent } = await (await firmsOfTests(cluster)).next();
    const round = await answered({ anyone: cluster.hub.anyone, runner: agent });
    await work({ cluster, agent, id: await audit(agent, round) });
  } finally {
    await cluster.close();
  }
}

const recompute = async ({ agent, id }: Audited) =>
  (await agent.post(`${AUDITS}/${id}/recomputation`).expect(200)).body as AuditRecomputation;

/** Once its leaf is published, so that everything can be checked. */
const recomputedInFull = (setting: Audited) =>
  eventually(async () => {
    const found = await recompute(setting);
    const ledger = found.checks.find(({ check }) => check === 'ledger');
    return ledger?.outcome === 'same' && found;
  });

const methodOf = ({ checks }: AuditRecomputation) => checks.find(({ check }) => check === 'method');

const guildmark = ({ cluster }: Audited, ...args: readonly string[]) =>
  typedAuditCommand(cluster, ...args);

/** The audit as soon as the hub has heard of a release. */
const heard = ({ agent, id }: Audited): Promise<Audit> =>
  eventually(async () => {
    const found = await read(agent, id);
    return found.citations.method.state !== 'not-released' && found;
  });

/** Where the registry's own list says that its release stands. */
const placed = ({ registry }: Cluster): Promise<AuditMethodRelease> =>
  eventually(async () => {
    const { items } = (await registry.anyone.get(METHODS).expect(200)).body as AuditMethodReleases;
    return items.find(({ ledgerIndex }) => ledgerIndex !== undefined);
  });

const reportOf = async ({ agent, id }: Audited, lang: string) =>
  (await agent.get(`${AUDITS}/${id}/report.html`).query({ lang }).expect(200)).text;

requirement('postgres').describe('the method of an audit', () => {
  it('is released once by an administrator, and audits of before and after say so', async () => {
    await audited(async (setting) => {
      const { cluster, agent, id } = setting;
      const { registry } = cluster;
      // An audit waits for no release.
      const before = await read(agent, id);
      expect(before.citations.method).toEqual({ state: 'not-released' });
      expect(await reportOf(setting, 'en')).toContain('not released by the registry');
      const unreleased = await recomputedInFull(setting);
      expect(unreleased.outcome).toBe('equal');
      expect(methodOf(unreleased)).toEqual({ check: 'method', outcome: 'not-released' });
      expect(await guildmark(setting, 'recompute', id)).toEqual({
        code: 0,
        text: expect.stringContaining(
          '– what the registry released under these versions',
        ) as string,
      });

      expect((await registry.anyone.get(METHODS).expect(200)).body).toEqual({ items: [] });
      expect(refusal(await registry.anyone.post(METHODS))).toEqual([401, 'session.required']);
      const expert = await registry.as('expert');
      expect(refusal(await expert.post(METHODS))).toEqual([403, 'role.missing']);
      const [first, second] = await Promise.all(
        [1, 2].map(async () => (await registry.first.post(METHODS).expect(200)).body as unknown),
      );
      expect(validate('http/audit-method', first)).toEqual([]);
      expect(first).toMatchObject({ status: 'design-stage', ...ownAuditMethod() });
      const release = await placed(cluster);
      for (const one of [first, second]) expect(release).toMatchObject(one as object);
      const list = (await registry.anyone.get(METHODS).expect(200)).body as AuditMethodReleases;
      expect(validate('http/audit-methods', list)).toEqual([]);
      expect(list.items).toEqual([release]);

      const after = await heard(setting);
      expect(validate('http/audit', after)).toEqual([]);
      const { ledgerIndex } = release;
      expect(after.citations.method).toEqual({
        ...{ state: 'released', status: 'design-stage', ledgerIndex },
      });
      // The stored bytes are those of before: what the hub has heard is not in them.
      const { inputDigest, digest } = before.citations;
      expect(after.citations).toMatchObject({ inputDigest, digest });
      const equal = await recomputedInFull(setting);
      expect([equal.outcome, methodOf(equal)]).toEqual([
        'equal',
        {
          ...{ check: 'method', outcome: 'same' },
          expected: `entry ${String(ledgerIndex)} of the registry's ledger, design-stage`,
        },
      ]);
      expect(await guildmark(setting, 'recompute', id)).toEqual({
        code: 0,
        text: expect.stringContaining(
          '✓ what the registry released under these versions',
        ) as string,
      });
      expect(await reportOf(setting, 'en')).toContain(
        `released by the registry, place ${String(ledgerIndex)} in its ledger`,
      );
      expect(await reportOf(setting, 'de')).toContain('vom europäischen Register freigegeben');

      // An audit made after the release holds the same of the method: nothing in it is of the release.
      const [one, other] = await Promise.all([
        snapshot(setting, id),
        snapshot(
          setting,
          await audit(agent, await answered({ anyone: cluster.hub.anyone, runner: agent })),
        ),
      ]);
      expect(one.methodDigests).toEqual(ownAuditMethod().digests);
      expect(other.methodDigests).toEqual(one.methodDigests);
    });
  });

  it('is a failure of its own where the registry released other prototypes under the version', async () => {
    await audited(async (setting) => {
      const { cluster, id } = setting;
      const { registry } = cluster;
      const { versions, digests } = ownAuditMethod();
      const others = { ...digests, prototypes: 'x'.repeat(43) };
      // The registry has released what it calls the same version; this hub computes by another one.
      const said = { status: 'design-stage', versions, digests: others };
      await inTransaction(registry.app.get(DataSource, { strict: false }), (m) =>
        registry.app
          .get(AuditMethodAnnouncements, { strict: false })
          .announce('cluster-appraisal-toolkit', said, m),
      );
      const conflict = await registry.first.post(METHODS);
      expect(refusal(conflict)).toEqual([409, 'audit-method.version-exists']);
      const { citations } = await heard(setting);
      expect(citations.method).toMatchObject({ state: 'different', part: 'prototypes' });
      expect(await reportOf(setting, 'en')).toContain('not what the registry released: Types');
      const found = await recomputedInFull(setting);
      expect(validate('http/audit-recomputation', found)).toEqual([]);
      expect(found.outcome).toBe('other-method');
      expect(methodOf(found)).toEqual({
        ...{ check: 'method', outcome: 'different' },
        expected: `prototypes ${versions.prototypes}: released ${others.prototypes}`,
        got: digests.prototypes,
      });
      const rest = found.checks.filter(({ check }) => check !== 'method');
      expect(rest.map(({ outcome }) => outcome)).toEqual(rest.map(() => 'same'));
      const { code, text } = await guildmark(setting, 'recompute', id);
      expect(code).toBe(4);
      expect(text).toContain(`✗ what the registry released under these versions: prototypes`);

      // Whoever alters the audit as well has altered it: that is told first.
      const db = cluster.hub.app.get(DataSource, { strict: false });
      await db.query('ALTER TABLE audit DISABLE TRIGGER USER');
      await db.query(
        `UPDATE audit SET input = convert_to(replace(convert_from(input, 'UTF8'), $1, $2), 'UTF8')`,
        [digests.prototypes, others.prototypes],
      );
      const forged = await recompute(setting);
      expect([forged.outcome, methodOf(forged)?.outcome]).toEqual(['different', 'different']);
    });
  });
});

/** What an audit was computed from, as it is stored. */
async function snapshot({ cluster }: Audited, id: string) {
  const db = cluster.hub.app.get(DataSource, { strict: false });
  const [row] = await db.query<{ input: Buffer }[]>('SELECT input FROM audit WHERE id = $1', [id]);
  return JSON.parse(Buffer.from(row?.input ?? '').toString('utf8')) as {
    readonly methodDigests?: unknown;
  };
}
