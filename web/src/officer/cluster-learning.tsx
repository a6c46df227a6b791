import { Heading } from '../components/heading.js';
import { ExchangesSection } from '../learning/exchanges-section.js';
import { t } from '../messages.js';
import { CoursesSection } from './courses-section.js';
import { JointPlansSection } from './joint-plans-section.js';

/** What firms of the cluster do together: exchanges, joint skills plans, courses they may share. */
export function ClusterLearning() {
  return (
    <>
      <Heading title={t('cluster-learning.title')} />
      <p>{t('cluster-learning.intro')}</p>
      <JointPlansSection />
      <CoursesSection />
      <ExchangesSection />
    </>
  );
}
