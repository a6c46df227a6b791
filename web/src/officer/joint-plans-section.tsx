import { useState } from 'preact/hooks';
import type {
  Firm,
  Firms,
  JointPlan,
  JointPlans,
  NewJointPlan,
  NewJointPlanCheck,
} from '../../../libs/domain/src/generated/schemas.js';
import { get, post } from '../api.js';
import { Area, Field, Tick } from '../components/field.js';
import { Pages } from '../components/pages.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { RemoveForm } from '../learning/remove-form.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { useLoaded } from '../use-loaded.js';
import { day, dayIn } from '../words.js';

const PATH = '/api/v1/joint-plans';

async function load() {
  const [first, firms] = await Promise.all([get<JointPlans>(PATH), get<Firms>('/api/v1/firms')]);
  return { first, firms: firms.items };
}

/** Skills that firms planned together. Only a plan that was checked later shows joint learning. */
export function JointPlansSection() {
  const [change, setChange] = useState(0);
  const loaded = useLoaded(`joint-plans-${String(change)}`, load);
  const again = () => {
    setChange(change + 1);
  };
  return (
    <section aria-labelledby="joint-plans">
      <h2 id="joint-plans">{t('joint.title')}</h2>
      <p>{t('joint.intro')}</p>
      <WhenLoaded loaded={loaded} words={t('joint.loading')}>
        {({ first, firms }) => (
          <>
            <NewPlanForm firms={firms} onRecorded={again} />
            {first.items.length === 0 && <p class="notice">{t('joint.none')}</p>}
            <Pages path={PATH} first={first}>
              {(plans) =>
                plans.map((plan) => <PlanCard key={plan.id} plan={plan} onChange={again} />)
              }
            </Pages>
          </>
        )}
      </WhenLoaded>
    </section>
  );
}

function PlanCard({
  plan: { id, title, madeOn, firms, check },
  onChange,
}: {
  readonly plan: JointPlan;
  readonly onChange: () => void;
}) {
  const path = `/api/v1/joint-plans/${id}`;
  const form = useForm(async (fields) => {
    const body: NewJointPlanCheck = {
      checkedOn: textOf(fields, 'on'),
      finding: textOf(fields, 'finding').trim(),
    };
    await post<JointPlan>(`${path}/check`, body);
    onChange();
  });
  return (
    <article class="card">
      <h3>{title}</h3>
      <p>{t('joint.made', { day: day(madeOn), count: firms.length })}</p>
      {check ? (
        <p>{t('joint.checked', { day: day(check.checkedOn), finding: check.finding })}</p>
      ) : (
        <details>
          <summary>{t('joint.check')}</summary>
          <form class="narrow" onSubmit={form.onSubmit}>
            <Field
              label={t('joint.checked-on')}
              name="on"
              type="date"
              value={dayIn(0)}
              max={dayIn(0)}
              required
            />
            <Area label={t('joint.finding')} name="finding" maxLength={500} required />
            <SendButton form={form} label={t('joint.check-do')} kind="plain" />
          </form>
        </details>
      )}
      <RemoveForm path={path} onRemoved={onChange} />
    </article>
  );
}

function NewPlanForm({
  firms,
  onRecorded,
}: {
  readonly firms: readonly Firm[];
  readonly onRecorded: () => void;
}) {
  const form = useForm(async (fields) => {
    const body: NewJointPlan = {
      title: textOf(fields, 'title').trim(),
      madeOn: textOf(fields, 'on'),
      firms: fields.getAll('firm').map(String),
    };
    if (body.firms.length < 2) throw new Error(t('joint.two'));
    await post<JointPlan>('/api/v1/joint-plans', body);
    onRecorded();
  });
  return (
    <details class="card">
      <summary>{t('joint.new')}</summary>
      <form onSubmit={form.onSubmit}>
        <Field label={t('joint.name')} name="title" maxLength={200} required />
        <Field
          label={t('joint.on')}
          name="on"
          type="date"
          value={dayIn(0)}
          max={dayIn(0)}
          required
        />
        <fieldset>
          <legend>{t('joint.firms')}</legend>
          {firms.map(({ id, name }) => (
            <Tick key={id} name="firm" value={id}>
              {name}
            </Tick>
          ))}
        </fieldset>
        <SendButton form={form} label={t('records.do')} />
      </form>
    </details>
  );
}
