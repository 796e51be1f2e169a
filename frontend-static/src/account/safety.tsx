/** The safety of my account 账号安全: my second factor, and where I am signed in. */

import { useSignal } from '@preact/signals';
import { AccountSafety, EndSession, RenewRecoveryCodes, SignOutEverywhere, type AccountSafetyQuery } from '../generated/account';
import { useAnswer, useTask } from '../foundation/asking';
import { moment } from '../foundation/dates';
import { execute, type Problem } from '../foundation/graphql';
import { words } from '../foundation/language';
import { leave } from '../foundation/session';
import { Button } from '../ui/button';
import { Fact, Facts } from '../ui/facts';
import { FoldedVerb } from '../ui/folded-verb';
import { Page, Waiting } from '../ui/page';
import { WentWrong } from '../ui/say';
import { IdentityForm } from './identity-form';
import { RecoveryCodes } from './recovery-codes';

const w = words(
  {
    title: '账号安全',
    factor: '动态口令',
    none: '您还没有绑定动态口令。工作人员进入岗位、决定用印前，用它确认是本人，比短信更安全。',
    setUp: '绑定动态口令',
    since: '绑定时间',
    left: '剩余恢复码',
    pieces: (left: number) => `${left} 个`,
    another: '换一个身份验证器',
    renew: '重新生成恢复码',
    why: '重新生成恢复码，请先确认是您本人。',
    devices: '已登录的设备',
    kinds: { IPHONE: '苹果手机或平板', ANDROID: '安卓或鸿蒙手机', WINDOWS: 'Windows 电脑', MAC: '苹果电脑', LINUX: 'Linux 电脑', OTHER: '其他设备' },
    here: (device: string) => `${device}（当前设备）`,
    signedIn: '登录时间',
    seen: '最近使用',
    atWork: '身份',
    staff: '工作岗位',
    end: (device: string) => `让${device}退出登录`,
    everywhere: '在所有设备上退出登录',
    meaning: '手机丢了，或者怀疑别人登录了您的账号，就在所有设备上退出。这台设备也会退出，要重新登录。',
    sure: '全部退出',
    tries: '最近输错的验证码',
    noTries: '最近 30 天，没有人为您的账号输错过验证码。',
    triesMean: '最近 30 天里为您的账号输错的验证码。不是您自己输的，说明有人在试着登录：不要把验证码告诉任何人，包括自称工作人员的人。',
    kindsOfTry: { SIGN_IN: '登录验证码', STEP_UP: '确认本人的验证码', SECOND_FACTOR: '动态口令或恢复码' },
    try: (at: string, kind: string, device: string) => `${at}，${kind}，${device}`,
  },
  {
    title: 'Safety of my account',
    factor: 'One-time passwords',
    none: 'You have no one-time passwords yet. Staff show with them that it is they who enter a post or decide on a seal; they are safer than messages.',
    setUp: 'Set up one-time passwords',
    since: 'Since',
    left: 'Recovery codes left',
    pieces: (left: number) => `${left}`,
    another: 'Use another authenticator',
    renew: 'Make new recovery codes',
    why: 'Before new recovery codes are made, please confirm that it is you.',
    devices: 'Where you are signed in',
    kinds: { IPHONE: 'iPhone or iPad', ANDROID: 'Android or Harmony phone', WINDOWS: 'Windows computer', MAC: 'Mac', LINUX: 'Linux computer', OTHER: 'Another device' },
    here: (device: string) => `${device} (this one)`,
    signedIn: 'Signed in',
    seen: 'Last used',
    atWork: 'As',
    staff: 'Staff',
    end: (device: string) => `Sign out on: ${device}`,
    everywhere: 'Sign out on all devices',
    meaning: 'Do this when a phone is lost, or when you fear that somebody else is signed in as you. You are signed out on this device too.',
    sure: 'Sign out everywhere',
    tries: 'Wrong codes lately',
    noTries: 'Nobody typed a wrong code for your account within the last 30 days.',
    triesMean: 'Wrong codes that were typed for your account within the last 30 days. If it was not you, somebody tries to sign in as you: tell your codes to nobody, whoever they say they are.',
    kindsOfTry: { SIGN_IN: 'Code to sign in', STEP_UP: 'Code to confirm it is you', SECOND_FACTOR: 'One-time password or recovery code' },
    try: (at: string, kind: string, device: string) => `${at}: ${kind}, ${device}`,
  },
);

type Safety = AccountSafetyQuery['accountSafety'];

export default function SafetyPage() {
  const { data, failure, again } = useAnswer(AccountSafety, {});
  const safety = data.value?.accountSafety;
  return (
    <Page title={w.title} back="/account">
      {!safety && <Waiting failure={failure.value} again={again} />}
      {safety && <Factor factor={safety.secondFactor} again={again} />}
      {safety && <Devices devices={safety.devices} again={again} />}
      {safety && <Tries tries={safety.wrongTries} />}
    </Page>
  );
}

function Factor({ factor, again }: { factor: Safety['secondFactor']; again: () => Promise<void> }) {
  const task = useTask();
  const problem = useSignal<Problem | undefined>(undefined);
  const codes = useSignal<readonly string[] | undefined>(undefined);
  const renew = () =>
    task.run(async () => {
      const { renewRecoveryCodes: answer } = await execute(RenewRecoveryCodes, {});
      problem.value = answer.__typename === 'Problem' ? answer : undefined;
      if (answer.__typename === 'RecoveryCodes') codes.value = answer.codes;
    });
  const put = () => {
    codes.value = undefined;
    void again();
  };
  if (codes.value) return <RecoveryCodes codes={codes.value} onDone={put} />;
  return (
    <section aria-labelledby="factor">
      <h2 id="factor">{w.factor}</h2>
      {factor && (
        <Facts>
          <Fact label={w.since}>{moment(factor.since)}</Fact>
          <Fact label={w.left}>{w.pieces(factor.recoveryCodesLeft)}</Fact>
        </Facts>
      )}
      {!factor && <p>{w.none}</p>}
      <p>
        <a class="button plain" href="/account/second-factor">
          {factor ? w.another : w.setUp}
        </a>
      </p>
      {problem.value?.code === 'STEP_UP_REQUIRED' ? (
        <IdentityForm why={w.why} onConfirmed={renew} />
      ) : (
        <WentWrong problem={problem.value} failure={task.failure.value} />
      )}
      {factor && problem.value?.code !== 'STEP_UP_REQUIRED' && (
        <Button kind="plain" busy={task.busy} onPress={renew}>
          {w.renew}
        </Button>
      )}
    </section>
  );
}

function Devices({ devices, again }: { devices: Safety['devices']; again: () => Promise<void> }) {
  const everywhere = async () => {
    const { signOutEverywhere: answer } = await execute(SignOutEverywhere, {});
    if (answer.__typename === 'Problem') return answer;
    await leave('/');
    return undefined;
  };
  return (
    <section aria-labelledby="devices">
      <h2 id="devices">{w.devices}</h2>
      <ul class="list">
        {devices.map((device) => (
          <DeviceCard key={device.id} device={device} again={again} />
        ))}
      </ul>
      <FoldedVerb name={w.everywhere} meaning={w.meaning} sure={w.sure} onSure={everywhere} />
    </section>
  );
}

function Tries({ tries }: { tries: Safety['wrongTries'] }) {
  return (
    <section aria-labelledby="tries">
      <h2 id="tries">{w.tries}</h2>
      <p>{tries.length > 0 ? w.triesMean : w.noTries}</p>
      <ul>
        {tries.map(({ at, kind, device }) => (
          <li key={`${at} ${kind}`}>{w.try(moment(at), w.kindsOfTry[kind], w.kinds[device])}</li>
        ))}
      </ul>
    </section>
  );
}

function DeviceCard({ device, again }: { device: Safety['devices'][number]; again: () => Promise<void> }) {
  const task = useTask();
  const problem = useSignal<Problem | undefined>(undefined);
  const kind = w.kinds[device.device];
  const end = () =>
    task.run(async () => {
      const { endSession: answer } = await execute(EndSession, { id: device.id });
      problem.value = answer.__typename === 'Problem' ? answer : undefined;
      await again();
      // The card that had the focus is gone.
      document.getElementById('devices')?.closest('main')?.querySelector('h1')?.focus();
    });
  return (
    <li class="card">
      <p>
        <strong>{device.here ? w.here(kind) : kind}</strong>
      </p>
      <Facts>
        <Fact label={w.signedIn}>{moment(device.signedInAt)}</Fact>
        <Fact label={w.seen}>{moment(device.seenAt)}</Fact>
        <Fact label={w.atWork}>{device.atWork ? w.staff : ''}</Fact>
      </Facts>
      <WentWrong problem={problem.value} failure={task.failure.value} />
      {!device.here && (
        <Button kind="plain" busy={task.busy} onPress={end}>
          {w.end(kind)}
        </Button>
      )}
    </li>
  );
}
