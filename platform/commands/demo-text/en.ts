import type { DemoText } from './text.ts';

export const en: DemoText = {
  title: 'A walk of one minute: a request, an answer, a refusal, and two receipts that anyone can verify',
  lead: 'This node has two model organisations, which stand for no real one: {consumer} asks, {provider} answers.',
  agreement: {
    heading: '1. The agreement',
    explains:
      'Nothing is asked without an agreement that both sides signed, with two keys. This is what theirs allows, why, and until when:',
  },
  call: {
    heading: '2. The call',
    explains:
      'The system {system} asks for the commitments of the announced programme that are about buildings, and signs its request:',
    kept: 'This exchange left a receipt, kept in {file}.',
  },
  refusal: {
    heading: '3. The refusal',
    explains: 'The same request, with the same key, but for a purpose that was not agreed ({purpose}):',
    kept: 'No data left; the refusal has its receipt too, kept in {file}.',
  },
  verification: {
    heading: '4. The verification',
    explains:
      'Both receipts are verified on this machine, without network and without asking the node, by the trust file alone:',
    changed: 'And this is the first receipt with one character changed:',
  },
  failed: '✗ This step did not go as it should.',
  done: 'The walk is over. The two receipts are in {folder}, and still verify when the platform is stopped.',
  next: 'To try next:',
  tries: [
    ['wasl verify {answered}', 'the verification step by step, whether the platform runs or not'],
    ['wasl agreement show {agreement}', 'the agreement in full'],
    ['wasl call programme/commitments --param domain=digital', 'another request'],
    ['wasl organisation add --help', 'found your organisation, then its systems and services'],
    ['{url}/en/verify', 'the page that verifies: drop a receipt on it'],
  ],
};
