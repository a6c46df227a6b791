import 'reflect-metadata';
import { authTables } from '#platform/auth/auth.module.js';
import { openDataSource } from '#platform/database/database.module.js';
import { type DatabaseKind, describeDatabases } from '../../../../test/support/databases.js';
import { accreditationTables } from '../accreditation/accreditation.module.js';
import { ledgerTables } from '../ledger/registry-ledger.module.js';
import { hubRecordsTables } from '../mirror/mirror-ports.module.js';
import { followerTables } from '../mirror/mirror.module.js';
import { standardsTables } from '../standards/standards.module.js';
import { ListedFindings } from './listed-findings.sql.js';
import { watchTables } from './watch.module.js';

const ORIGIN = 'hub.example/ledger';
const AT = '2026-11-23T10:00:00.000Z';
const LATER = '2026-11-24T10:00:00.000Z';
const tables = [
  authTables,
  ledgerTables,
  followerTables,
  standardsTables,
  accreditationTables,
  hubRecordsTables,
  watchTables,
];

async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const db = await openDataSource(database, 'registry', {
    entities: [],
    migrations: tables.flatMap(({ migrations }) => migrations),
  });
  return {
    findings: new ListedFindings(db),
    find: (code: string, index: number, origin = ORIGIN) =>
      db.query(
        `INSERT INTO mirror_finding (origin, idx, code, detail, found_at)
         VALUES ($1, $2, $3, 'what nobody else is told', $4)`,
        [origin, index, code, AT],
      ),
    resolve: (code: string) =>
      db.query('UPDATE mirror_finding SET resolved_at = $2 WHERE code = $1', [code, LATER]),
    contradict: (size: number) =>
      db.query(
        `INSERT INTO ledger_evidence
           (id, origin, kind, size, note_a, note_b, root_a, root_b, proof, detail, found_at)
         VALUES ('0197c9a2-7b44-7c31-8a52-0d6f0e4b8f10', $1, 1, $2, 'a', 'b', $3, $4, $5, 'x', $6)`,
        [ORIGIN, size, Buffer.alloc(32, 1), Buffer.alloc(32, 2), Buffer.alloc(0), AT],
      ),
    async close() {
      await db.destroy();
      await drop();
    },
  };
}

describeDatabases('findings that a trust list shows', (kind) => {
  it('are codes with grades, contradictions first, open ones before those that are settled', async () => {
    const { findings, find, resolve, contradict, close } = await setup(kind);
    try {
      const states = [await findings.state()];
      await find('statuslist.gap', 4);
      states.push(await findings.state());
      await find('ledger.stale', 9);
      await find('statuslist.gap', 1, 'other.example/ledger');
      await resolve('statuslist.gap');
      states.push(await findings.state());
      await contradict(7);
      states.push(await findings.state());
      expect(await findings.of(ORIGIN)).toEqual([
        { code: 'ledger.contradiction', grade: 'major', index: '7', foundAt: AT },
        { code: 'ledger.stale', grade: 'minor', index: '9', foundAt: AT },
        { code: 'statuslist.gap', grade: 'major', index: '4', foundAt: AT, resolvedAt: LATER },
      ]);
      expect(JSON.stringify(await findings.of(ORIGIN))).not.toContain('nobody else');
      expect(new Set(states).size).toBe(4);
      expect(await findings.of('nobody.example/ledger')).toEqual([]);
    } finally {
      await close();
    }
  });
});
