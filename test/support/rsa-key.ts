import { createPrivateKey } from 'node:crypto';

/** An RSA key of 3072 bits, made once: making one takes a second. Public knowledge, for tests only. */
export const RSA_JWK = {
  kty: 'RSA',
  e: 'AQAB',
  n:
    'sfpJCwVlrD79WQsFJexRBhynVFaVqTcfwR4WFVVw7XtfMXOClJIM6kZFZuHQ1m68lMhCaCWyJyvfnlgL' +
    'RqtlIyYUdiF7592GsC-g41FD-juih4dGdi6LIwXzqbdxEZocURdYG5ARMCj7rR0TF9RK04dqFbh1Pd-z' +
    'JaWppoHmzKWODNynTzdxHyUfQh9aEdeR-_OjUF7VwSJsgSHlFSDekd4hyCu9502Dk8I7__FpI6jVix36' +
    'WJhdhNgnWRaR1XJlJt4EEu_sQtTylxamnr2vlS5jDZq_Z7QsJ01CEM1Dhr3-m6Tu68eNAicGf4MQ0X2l' +
    'WXIJ33l_zCftxK87caHKNxIqZDvK7XIbKzI2Bg8e0No0SKJCwsvfi-G7uzxVoiyIkjYQpsThTY_OyMF9' +
    '8kLhFC_6tahFBokgesDtsR1hTgL4sO-qdzSju3Xs8jIYC0q7zVA3GaTh8gcyoQGd8mnn0l0gLrSToqDs' +
    'zbKGsoYhep3Cgxuc3y6TyTnBSVyWagej',
  d:
    'GjMzGi6S4ha_wEzxVrzWzKSJNCQu503YcdsWUHusd86n8SVaUrlmsfzi7fCjh_2d60pzuYCFx7hwtI8C' +
    'J0bHSQkBDXGDxlqudN9TZZiqqNAAmXJI5XrtO_GosLzy0IQ0U50GeRWYl34LrAH8s-RU7kDKqs87Cym-' +
    '5fWLkkR15Sh1-d9oYy6mi3mGhCW4t6musZK94ZtPB53Or_p9Dm2GoPM8sTVR68FVyPmt-tE0s22A9M2B' +
    'SMDdUNdqgMs5cAeP1xKeX1sOeaqk7gppwXBodmKDtI2tCZ4edO-GLSwAHeZijO8nZ6t1mQ5Jgmbg9-L5' +
    'ZL11QBHSOkFRpug0ijCHGOgpLQnAtzXrjH9HunogiI0gaXvn4QsJFyiZkAiGE2fQdr70ofrWLAnHJIH-' +
    'MWo3AQa2O-AsU7VgVBjqhe1lZqA2UeS_FqIIDHwLwehUvif7p91TIAu7M3lgCegTgiJuHVbSjaOJ9KDH' +
    'f58MLwF0qFeS-5kQOOFnXEZZjS291xJ5',
  p:
    '84x084yUTT3vP4ufOPsMpgvTABX_UnwA4dLuZ0q5TGL7fQdQ9E0UxQO7AOT1BRpLEGGGE60BtVoPETIj' +
    'qLtmYodbnbUPUbl0cB_MlE4Dw2LmBwyTrEGOt0tNMDtsdGhaJJIabp6NvgKbLED2JSVtlXfu6_JQU2et' +
    'wmgFvVaB64MB4g72fxIkMEKt-Q7esWCQIHrZF_qiLsN_-apPwrceMITx4qjyQ229rv1AkbmjYOX8EzOT' +
    'i-NtYKhIl2KsVLYF',
  q:
    'uxOkLKBembSFkOTEO5MEiztO_MYUz1cJN4DXsvgnGJ3Hnq5XvgiuTaVIhaghA6luy66gtsgAEFwAkkVN' +
    '_nRYGWAzBOTin9pLi7PqQpaCDU6X39be3rRKWcrRsiz2-pMWHcSiSEL65u6vowRoeGnjGnEzJCzYNpVp' +
    '3xTvBgayswsoqhb56gGTq4jt_WhJNwvZMOOv_5ccYJ5vBH5D7e3G570039MjsrZcR9Th16kT0NjLLGjA' +
    '0xq-dAV1znwRUM-H',
  dp:
    '1zGtCKGXTCTEZ_6DYoKYq4LZHkNRhV1iHicVVZk13yO6mL_FLQeKqYXhTyn-wVJ5LvEs2efNEaOQmp4V' +
    '2fozvi1hqxiXf5uBIa1HQ2cndhXFsEbRmKuYYaacfliTPMwTkiqyRjm8fj6pQ1Hm6-2FRUNijYJerUN3' +
    'ycXGBIUSaLkqCcc00BSEe0v_kogsBsiOsNQ7TC-969n8EusEbMUGXNKrM54Z6bBmoN7OlbRUgsLTl1fE' +
    'MB90vqoS8ghSwsrN',
  dq:
    'ThAFGsYUk4jbjzmWlNFlPQATlrDFMDu-UdXGrByWm9QC3zkazeZrbWUB3RvqItAJtp5426ybMjhh2Kdo' +
    'wzwjIvucbndgBZoemf4KS5zoScs43qOXvlB3Ef7q_7F5odfMi8FogkTI06JX0etd-JketgL0dyzrT-OL' +
    'GRZwIxCactG-NzN9N2NPDm4F-Q8SNhEQoTDxWPLiWYLjCnnxuI_Wxw6RyLAfHkywNx0i3E3mQeik5zQS' +
    '-kQXouxAW1g0FYdz',
  qi:
    'ZwHLeZbSCxDwTJCd-wO_AH2_CyRdtxPunfNuc_wUA4cLqPp5FLcpdPJgs9o0msWbpIHGkGPbTtUXA0Dj' +
    'q7cdpjhgRHj51PmTLZPyMs0sX4L1xI5pzptOJ_3uZsVB7oPa-SMsAOaZt2YsVylHtV7hE3wyKeYFGOeV' +
    'QWRzsXhDFssAnI7O6XrIW-i3ERctYJwCFIIh8hO7yK5kXSxJR--tMXrLUPCbu1CLQNa6gNeZIV_NfGNq' +
    'bEoJYwWcscAGe_w1',
} as const;

export const RSA = createPrivateKey({ format: 'jwk', key: RSA_JWK });
