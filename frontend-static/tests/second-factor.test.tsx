/** On the way into a post: whoever needs a one-time password is asked for it, or gets one first. */

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import Account from '../src/account/account';
import { PlatformDoor } from '../src/account/platform-door';
import SafetyPage from '../src/account/safety';
import SecondFactor from '../src/account/second-factor';
import {
  AccountSafety,
  ActFor,
  EnrolSecondFactor,
  Me,
  OfferSecondFactor,
  PlatformSignIn,
  RequestStepUpCode,
  StepUp,
  UnreadNotices,
} from '../src/generated/account';
import { navigate } from '../src/foundation/router';
import { me } from '../src/foundation/session';
import { openPortal, type Portal } from './portal';

const VILLAGE = { id: 'v', name: '小阳村村民委员会', kind: 'COMMITTEE' as const };
const PERSON = {
  name: '李经办',
  phone: '139****0102',
  steppedUp: false,
  actingFor: null,
  offices: [{ roles: ['PREPARER' as const], organisation: VILLAGE }],
};

let portal: Portal;

function problem(code: 'SECOND_FACTOR_NEEDED' | 'SECOND_FACTOR_MISSING' | 'SECOND_FACTOR_WRONG', field: string | null = null) {
  return { __typename: 'Problem' as const, code, message: code, messageEn: code, field };
}

function hasFactor(has: boolean): void {
  const secondFactor = has ? { since: '2026-11-22T02:00:00Z', recoveryCodesLeft: 8 } : null;
  portal.answer(AccountSafety, () => ({ accountSafety: { devices: [], secondFactor, wrongTries: [] } }));
}

beforeEach(() => {
  portal = openPortal();
  portal.answer(UnreadNotices, () => ({ unreadNoticeCount: 0 }));
  portal.answer(Me, () => ({ me: { ...PERSON, actingFor: VILLAGE } }));
  portal.answer(ActFor, () => ({ actFor: { __typename: 'Done' as const } }));
  me.value = PERSON;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test.each(['SECOND_FACTOR_NEEDED', 'SECOND_FACTOR_MISSING'] as const)('%s leads to the page for it', async (code) => {
  portal.answer(ActFor, () => ({ actFor: problem(code) }));
  navigate('/account');
  render(<Account />);
  fireEvent.click(screen.getByRole('button', { name: /小阳村/ }));
  await waitFor(() => expect(location.pathname + location.search).toBe('/account/second-factor?office=v'));
});

test('whoever has one gives a password, and is at work', async () => {
  hasFactor(true);
  portal.answer(RequestStepUpCode, () => ({ requestStepUpCode: problem('SECOND_FACTOR_NEEDED') }));
  const typed: unknown[] = [];
  portal.answer(StepUp, (variables) => {
    typed.push(variables['code']);
    const right = variables['code'] === '123456';
    return { stepUp: right ? { __typename: 'Done' as const } : problem('SECOND_FACTOR_WRONG', 'code') };
  });
  navigate('/account/second-factor?office=v');
  render(<SecondFactor />);
  const box = await screen.findByLabelText('动态口令');
  fireEvent.input(box, { target: { value: '000000' } });
  fireEvent.submit(box.closest('form')!);
  expect(await screen.findByText(/SECOND_FACTOR_WRONG/)).toBeTruthy();
  fireEvent.input(box, { target: { value: '123456' } });
  fireEvent.submit(box.closest('form')!);
  await waitFor(() => expect(location.pathname).toBe('/desk'));
  expect(typed).toEqual(['000000', '123456']);
});

test('whoever has none sets one up, keeps the codes, and is at work', async () => {
  hasFactor(false);
  portal.answer(OfferSecondFactor, () => ({
    offerSecondFactor: { __typename: 'SecondFactorOffer' as const, secret: 'ABCDEFGH', address: 'otpauth://totp/x?secret=ABCDEFGH' },
  }));
  portal.answer(EnrolSecondFactor, () => ({ enrolSecondFactor: { __typename: 'RecoveryCodes' as const, codes: ['AAAA-1', 'BBBB-2'] } }));
  navigate('/account/second-factor?office=v');
  render(<SecondFactor />);
  expect(await screen.findByText('ABCD EFGH')).toBeTruthy();
  const box = screen.getByLabelText('动态口令');
  fireEvent.input(box, { target: { value: '123456' } });
  fireEvent.submit(box.closest('form')!);
  expect(await screen.findByText('AAAA-1')).toBeTruthy();
  expect(location.pathname).toBe('/account/second-factor');
  fireEvent.click(screen.getByRole('button', { name: '我已保存好' }));
  await waitFor(() => expect(location.pathname).toBe('/desk'));
});

test('the platform is offered where there is one, and says in plain words why it did not work', async () => {
  portal.answer(PlatformSignIn, () => ({ platformSignIn: true }));
  navigate('/sign-in?next=%2Fpapers&refused=PLATFORM_CANCELLED');
  render(<PlatformDoor />);
  expect((await screen.findByRole('link')).getAttribute('href')).toBe('/platform?next=%2Fpapers');
  expect(screen.getByRole('alert').textContent).toContain('您取消了统一身份认证');
});

test('without a platform there is nothing of it', async () => {
  portal.answer(PlatformSignIn, () => ({ platformSignIn: false }));
  navigate('/sign-in');
  const { container } = render(<PlatformDoor />);
  await waitFor(() => expect(portal.asked.length).toBe(1));
  expect(container.textContent).toBe('');
});

test('wrong codes at the account are told with their times, and that nobody gets a code', async () => {
  portal.answer(AccountSafety, () => ({
    accountSafety: {
      devices: [],
      secondFactor: null,
      wrongTries: [{ kind: 'SIGN_IN' as const, device: 'WINDOWS' as const, at: '2026-11-22T02:03:00Z' }],
    },
  }));
  render(<SafetyPage />);
  expect(await screen.findByText(/10:03.*登录验证码，Windows 电脑/)).toBeTruthy();
  expect(screen.getByText(/不要把验证码告诉任何人/)).toBeTruthy();
});
