import type { Browser } from 'playwright-core';
import type { StartedSystem } from '../../tools/demo/system.js';
import { requirement } from '../support/requirements.js';
import { auditJourneys } from './audit-journeys.js';
import type { Journeys } from './journeys.js';
import { officeJourneys } from './office-journeys.js';
import { passportJourneys } from './passport-journeys.js';
import { startDemonstration } from './started-system.js';
import { arrive, type Steps } from './steps.js';
import { takeAlongJourneys } from './take-along-journeys.js';
import { launch } from './visitor.js';

const chromium = requirement('chromium');

chromium.describe('journeys', () => {
  let system: StartedSystem;
  let browser: Browser;
  let me: Steps;

  beforeAll(async () => {
    // The first judgements of every assessor are looked at by a second one.
    system = await startDemonstration({ HUB_FIRST_SUBMISSIONS: '5' });
    browser = await launch(chromium.value);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });
  beforeEach(async () => {
    me = await arrive(browser, system.signIns);
  });
  afterEach(async () => {
    await me?.visitor.leave();
    expect(me?.visitor.faults).toEqual([]);
  });

  const journeys: Journeys = {
    now: () => ({ signIns: system.signIns, me }),
    asStranger: async (work) => {
      const stranger = await arrive(browser, system.signIns);
      try {
        await work(stranger);
      } finally {
        await stranger.visitor.leave();
      }
      expect(stranger.visitor.faults).toEqual([]);
    },
  };
  passportJourneys(journeys);
  takeAlongJourneys(journeys);
  officeJourneys(journeys);
  auditJourneys(journeys);
});
