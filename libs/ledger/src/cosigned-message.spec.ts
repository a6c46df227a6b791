import { cosignedMessage } from './cosigned-message.js';

it('is the message of c2sp.org/tlog-cosignature, byte for byte', () => {
  const body =
    'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
  expect(cosignedMessage(body, 1679315147).toString()).toBe(
    'cosignature/v1\ntime 1679315147\n' +
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
  );
});
