import { inferred, stated, type TypeModel } from './type-model.js';

/** The five types of clusters (audit paper, 3.2); the virtual one has two forms that share one probability. */
export const clusterModel: TypeModel = {
  features: ['HIS', 'COL', 'SEG', 'CEN', 'GOV', 'DIV', 'EXA', 'DSP', 'FAM', 'CIT'],
  types: [
    {
      id: 'PORTERIAN',
      variants: [
        {
          HIS: stated(0.85, 0.12),
          COL: stated(0.8, 0.14),
          SEG: stated(0.25, 0.17),
          GOV: stated(0.25, 0.15),
          CEN: inferred(0.32, 0.2),
          EXA: inferred(0.15, 0.15),
          DSP: inferred(0.12, 0.14),
        },
      ],
      defining: [[{ feature: 'HIS', side: 'above' }], [{ feature: 'GOV', side: 'below' }]],
    },
    {
      id: 'SEGMENTED_PORTERIAN',
      variants: [
        {
          HIS: stated(0.8, 0.14),
          SEG: stated(0.8, 0.14),
          CEN: stated(0.8, 0.14),
          GOV: stated(0.72, 0.15),
          COL: stated(0.42, 0.17),
          EXA: inferred(0.2, 0.18),
          DSP: inferred(0.15, 0.15),
        },
      ],
      defining: [[{ feature: 'SEG', side: 'above' }]],
    },
    {
      id: 'INTERLOCKING',
      variants: [
        {
          DIV: stated(0.82, 0.13),
          DSP: stated(0.25, 0.17),
          EXA: inferred(0.28, 0.18),
          HIS: inferred(0.45, 0.2),
          COL: inferred(0.5, 0.2),
          CEN: inferred(0.4, 0.2),
          SEG: inferred(0.4, 0.2),
        },
      ],
      defining: [[{ feature: 'DIV', side: 'above' }]],
    },
    {
      id: 'INDUCED_PARTNERSHIP',
      variants: [
        {
          EXA: stated(0.86, 0.12),
          GOV: stated(0.7, 0.17),
          CEN: stated(0.68, 0.18),
          HIS: inferred(0.28, 0.18),
          COL: inferred(0.36, 0.18),
        },
      ],
      defining: [[{ feature: 'EXA', side: 'above' }]],
    },
    {
      id: 'VIRTUAL',
      variants: [
        {
          DSP: stated(0.85, 0.12),
          FAM: stated(0.84, 0.13),
          HIS: stated(0.66, 0.18),
          EXA: inferred(0.18, 0.17),
        },
        {
          CIT: stated(0.86, 0.12),
          DSP: inferred(0.7, 0.2),
          COL: inferred(0.5, 0.22),
          FAM: inferred(0.3, 0.22),
        },
      ],
      defining: [
        [
          { feature: 'DSP', side: 'above' },
          { feature: 'CIT', side: 'above' },
        ],
      ],
    },
  ],
  coarse: [],
  background: { mean: 0.48, deviation: 0.24 },
  temper: 1,
  noneMass: 0.1,
  noneDeviation: 0.27,
  minTop: 0.6,
  minMargin: 0.25,
  minFeatures: 0.5,
  pDefining: 0.5,
  maxNone: 0.15,
  maxDistance: 1.1,
};
