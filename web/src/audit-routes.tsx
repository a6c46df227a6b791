import type { ComponentType } from 'preact';
import { LazyPage } from './components/lazy-page.js';
import type { Draw } from './hub-page.js';
import { type MessageKey, t } from './messages.js';

/** A page of audits: its code is loaded with the first one that is opened. */
const lazy =
  <Props extends object>(
    name: string,
    title: MessageKey,
    load: () => Promise<ComponentType<Props>>,
    propsOf: (id: string) => Props,
  ): Draw =>
  (_, id) => (
    <LazyPage key={`${name}-${id}`} name={name} title={t(title)} load={load} props={propsOf(id)} />
  );

const roundPage = (base: string): Draw =>
  lazy(
    'round',
    'round.title',
    async () => (await import('./audit/round-page.js')).RoundPage,
    (id) => ({ roundId: id, base }),
  );
const resultPage: Draw = lazy(
  'result',
  'result.title',
  async () => (await import('./result/audit-page.js')).AuditPage,
  (id) => ({ auditId: id }),
);
const none = () => ({});

/** The pages of managers, and those of officers and employees about audits and joint learning. */
export const auditRoutes: Readonly<Record<string, Draw>> = {
  '/firm': lazy(
    'firm',
    'firm.title',
    async () => (await import('./firm/firm-page.js')).FirmPage,
    none,
  ),
  '/firm/skills': lazy(
    'skills',
    'skills.title',
    async () => (await import('./firm/skills-page.js')).FirmSkills,
    none,
  ),
  '/firm/records': lazy(
    'records',
    'records.title',
    async () => (await import('./firm/records-page.js')).FirmRecords,
    none,
  ),
  '/firm/actions': lazy(
    'actions',
    'actions.title',
    async () => (await import('./firm/actions-page.js')).FirmActions,
    none,
  ),
  '/firm/audit': lazy(
    'audits',
    'audits.title',
    async () => (await import('./firm/audits-page.js')).FirmAudits,
    none,
  ),
  '/me/notes': lazy(
    'notes',
    'notes.title',
    async () => (await import('./firm/notes-page.js')).FirmNotes,
    none,
  ),
  '/firm/audit/rounds/:id': roundPage('/firm/audit'),
  '/firm/audit/:id': resultPage,
  '/hub/audit': lazy(
    'cluster-audits',
    'cluster-audits.title',
    async () => (await import('./officer/cluster-audits.js')).ClusterAudits,
    none,
  ),
  '/hub/audit/rounds/:id': roundPage('/hub/audit'),
  '/hub/audit/:id': resultPage,
  '/hub/culture': lazy(
    'culture',
    'culture.title',
    async () => (await import('./culture/culture-page.js')).CulturePage,
    none,
  ),
  '/hub/learning': lazy(
    'cluster-learning',
    'cluster-learning.title',
    async () => (await import('./officer/cluster-learning.js')).ClusterLearning,
    none,
  ),
};
