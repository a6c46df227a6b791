import { toYaml } from './to-yaml.js';

it('writes members, lists and lists of objects by indentation, empty ones in place', () => {
  expect(
    toYaml({
      asyncapi: '3.0.0',
      'content-type': 'a: b # "c"',
      $ref: '#/x',
      on: true,
      '3': null,
      none: {},
      list: [1, 'no', [], { a: 1, b: { c: ['d'] } }, [2, 3]],
    }),
  ).toBe(`"3": null
asyncapi: "3.0.0"
content-type: "a: b # \\"c\\""
$ref: "#/x"
"on": true
none: {}
list:
  - 1
  - "no"
  - []
  - a: 1
    b:
      c:
        - "d"
  - - 2
    - 3
`);
});
