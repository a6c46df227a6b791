import { auditCluster } from '#domain/audit/audit-cluster.js';
import type { ClusterAudit, ClusterAuditInput, FirmAudit } from '#domain/audit/audit-document.js';
import { auditFirm } from '#domain/audit/audit-firm.js';
import { roundFigures } from '#domain/audit/round-figures.js';
import type { FirmSnapshot } from './stored-audit.js';

/** An audit of a firm as it is stored: the same snapshot and seed give the same bytes in every build. */
export const computeFirm = (
  { input, norm, records }: Pick<FirmSnapshot, 'input' | 'norm' | 'records'>,
  seed: number,
): FirmAudit =>
  roundFigures(auditFirm(input, { seed, ...(norm && { norm }), ...(records && { records }) }));

/** The same of a cluster; firms are taken as they are stored. */
export const computeCluster = (input: ClusterAuditInput, seed: number): ClusterAudit =>
  roundFigures(auditCluster(input, { seed }));
