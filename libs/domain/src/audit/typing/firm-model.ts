import { inferred, stated, type TypeModel } from './type-model.js';

/** The five types of firms after the DELOS typology (audit paper, 3.1), each feature from 0 to 1. */
export const firmModel: TypeModel = {
  features: [
    'CRI',
    'DOM',
    'EMB',
    'COM',
    'NUO',
    'EXT',
    'INT',
    'IGI',
    'IGF',
    'KA',
    'CDF',
    'LRN',
    'SIZE',
    'YNG',
  ],
  types: [
    {
      id: 'CRISIS_DRIVEN',
      variants: [
        {
          CRI: stated(0.8, 0.14),
          DOM: stated(0.8, 0.14),
          EMB: stated(0.16, 0.13),
          SIZE: stated(0.25, 0.15),
          YNG: stated(0.5, 0.35),
          CDF: inferred(0.14, 0.15),
          LRN: inferred(0.28, 0.14),
          EXT: inferred(0.25, 0.18),
          IGF: inferred(0.18, 0.16),
        },
      ],
      defining: [[{ feature: 'CRI', side: 'above' }]],
    },
    {
      id: 'ENDOGENOUS',
      variants: [
        {
          SIZE: stated(0.66, 0.15),
          KA: stated(0.68, 0.14),
          INT: stated(0.8, 0.13),
          EMB: stated(0.18, 0.13),
          EXT: inferred(0.26, 0.18),
          CRI: inferred(0.38, 0.2),
          NUO: inferred(0.3, 0.2),
        },
      ],
      defining: [[{ feature: 'INT', side: 'above' }], [{ feature: 'EMB', side: 'below' }]],
    },
    {
      id: 'EXOGENOUS',
      variants: [
        {
          EXT: stated(0.82, 0.13),
          CDF: stated(0.68, 0.15),
          CRI: stated(0.18, 0.14),
          NUO: stated(0.7, 0.16),
          EMB: inferred(0.42, 0.18),
          INT: inferred(0.36, 0.18),
          KA: inferred(0.6, 0.18),
        },
      ],
      defining: [[{ feature: 'EXT', side: 'above' }]],
    },
    {
      id: 'EMBEDDED_INFORMATION',
      variants: [
        {
          EMB: stated(0.84, 0.12),
          COM: stated(0.8, 0.14),
          IGI: stated(0.7, 0.15),
          LRN: stated(0.36, 0.13),
          CDF: inferred(0.15, 0.15),
          EXT: inferred(0.25, 0.18),
          NUO: inferred(0.28, 0.2),
        },
      ],
      defining: [[{ feature: 'EMB', side: 'above' }]],
    },
    {
      id: 'EMBEDDED_COMPETENCE',
      variants: [
        {
          EMB: stated(0.82, 0.12),
          COM: stated(0.66, 0.18),
          CDF: stated(0.74, 0.14),
          IGI: stated(0.68, 0.15),
          IGF: stated(0.22, 0.16),
          CRI: inferred(0.34, 0.2),
          NUO: inferred(0.28, 0.2),
        },
      ],
      defining: [[{ feature: 'EMB', side: 'above' }]],
    },
  ],
  coarse: [
    {
      id: 'EMBEDDED_UNSPECIFIED',
      of: ['EMBEDDED_INFORMATION', 'EMBEDDED_COMPETENCE'],
      minSum: 0.8,
      minMargin: 0.6,
    },
  ],
  background: { mean: 0.48, deviation: 0.24 },
  temper: 0.7,
  noneMass: 0.08,
  noneDeviation: 0.27,
  minTop: 0.6,
  minMargin: 0.25,
  minFeatures: 0.5,
  pDefining: 0.5,
  maxNone: 0.15,
  maxDistance: 1.1,
};
