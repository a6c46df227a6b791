import { useState } from 'preact/hooks';
import type {
  CourseBudget,
  NewCourse,
  NewCourseBudget,
  OfferedCourse,
  OfferedCourses,
  Standards,
} from '../../../libs/domain/src/generated/schemas.js';
import { get, post } from '../api.js';
import { Field, Select } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { RemoveForm } from '../learning/remove-form.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { useLoaded } from '../use-loaded.js';
import { inReadersLanguage } from '../words.js';

async function load() {
  const [courses, budget, standards] = await Promise.all([
    get<OfferedCourses>('/api/v1/courses'),
    get<CourseBudget>('/api/v1/course-budget'),
    get<Standards>('/api/v1/standards'),
  ]);
  return { courses: courses.items, budget, standards: standards.items };
}

/** Courses that firms may share, and what the cluster may spend on them. */
export function CoursesSection() {
  const [change, setChange] = useState(0);
  const loaded = useLoaded(`courses-${String(change)}`, load);
  const again = () => {
    setChange(change + 1);
  };
  return (
    <section aria-labelledby="courses">
      <h2 id="courses">{t('courses.title')}</h2>
      <p>{t('courses.intro')}</p>
      <WhenLoaded loaded={loaded} words={t('courses.loading')}>
        {({ courses, budget, standards }) => (
          <>
            <BudgetForm budget={budget} onTold={again} />
            <NewCourseForm standards={standards} onOffered={again} />
            {courses.length === 0 && <p class="notice">{t('courses.none')}</p>}
            {courses.map((course) => (
              <CourseCard key={course.id} course={course} onChange={again} />
            ))}
          </>
        )}
      </WhenLoaded>
    </section>
  );
}

function CourseCard({
  course: { id, title, cost, seats, success },
  onChange,
}: {
  readonly course: OfferedCourse;
  readonly onChange: () => void;
}) {
  return (
    <article class="card">
      <h3>{title}</h3>
      <p>{t('courses.figures', { cost, seats, success })}</p>
      <RemoveForm path={`/api/v1/courses/${id}`} onRemoved={onChange} />
    </article>
  );
}

function BudgetForm({
  budget: { amount },
  onTold,
}: {
  readonly budget: CourseBudget;
  readonly onTold: () => void;
}) {
  const form = useForm(async (fields) => {
    const body: NewCourseBudget = { amount: Number(textOf(fields, 'amount')) };
    await post<CourseBudget>('/api/v1/course-budget', body);
    onTold();
  });
  return (
    <form class="narrow" onSubmit={form.onSubmit}>
      <Field
        label={t('courses.budget')}
        name="amount"
        type="number"
        min="0"
        max="10000000"
        required
        value={String(amount)}
      />
      <SendButton form={form} label={t('courses.budget-do')} kind="plain" />
    </form>
  );
}

function NewCourseForm({
  standards,
  onOffered,
}: {
  readonly standards: Standards['items'];
  readonly onOffered: () => void;
}) {
  const form = useForm(async (fields) => {
    const body: NewCourse = {
      title: textOf(fields, 'title').trim(),
      standard: textOf(fields, 'standard'),
      cost: Number(textOf(fields, 'cost')),
      seats: Number(textOf(fields, 'seats')),
      success: Number(textOf(fields, 'success')),
    };
    await post<OfferedCourse>('/api/v1/courses', body);
    onOffered();
  });
  const number = (name: string, label: string, max: string, value: string) => (
    <Field label={label} name={name} type="number" min="1" max={max} required value={value} />
  );
  return (
    <details class="card">
      <summary>{t('courses.new')}</summary>
      <form class="narrow" onSubmit={form.onSubmit}>
        <Field label={t('courses.name')} name="title" maxLength={200} required />
        <Select label={t('courses.teaches')} name="standard" required>
          <option value="">{t('form.choose')}</option>
          {standards.map(({ versionUri, content }) => {
            const { text, lang } = inReadersLanguage(content.title);
            return (
              <option key={versionUri} value={versionUri} lang={lang}>
                {text}
              </option>
            );
          })}
        </Select>
        {number('cost', t('courses.cost'), '1000000', '1000')}
        {number('seats', t('courses.seats'), '250', '8')}
        {number('success', t('courses.success'), '100', '70')}
        <SendButton form={form} label={t('courses.do')} />
      </form>
    </details>
  );
}
