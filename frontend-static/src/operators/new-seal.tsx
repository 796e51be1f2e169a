/** 印章备案: an organisation is found by its code, then its seal is put on record. */

import { useSignal } from '@preact/signals';
import { myRoles } from '../desk/posts';
import { SealEnrolment, type SealEnrolmentQuery } from '../generated/operators';
import { useTask } from '../foundation/asking';
import { day } from '../foundation/dates';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Button, Form } from '../ui/button';
import { Fact, Facts } from '../ui/facts';
import { MistakesSummary, TextField } from '../ui/fields';
import { Page } from '../ui/page';
import { Say, WentWrong } from '../ui/say';
import { EnrolForm } from './enrol-form';

const w = words(
  {
    title: '备案印章',
    what: '密钥和证书装进密钥库以后，在这里备案。备案的印章还不能用：要由两位同事启用，或者接替原来的印章。',
    notYours: '这一页由平台运维岗位使用。',
    uscc: '单位的统一社会信用代码',
    usccHint: '18 位数字和字母。',
    usccEmpty: '请填写统一社会信用代码。',
    find: '查找单位',
    unknown: '平台上没有这个代码的单位。请核对代码；新单位要先登记。',
    term: '届期',
    from: (from: string, to: string) => `${from} 至 ${to}`,
    noKeeper: '这个单位今天没有可以保管印章的人：要有印章保管岗位，并且不是审批人。请先由乡镇（街道）或者平台设好岗位。',
    done: (name: string) => `“${name}”已备案。`,
    seals: '看全部印章',
  },
  {
    title: 'Put a seal on record',
    what: 'Once key and certificate are in the key store, the seal is put on record here. It cannot be used yet: two colleagues bring it into use, or let it take over from the old one.',
    notYours: 'This page is for those who run the portal.',
    uscc: 'Unified social credit code of the organisation',
    usccHint: '18 digits and letters.',
    usccEmpty: 'Please enter the code.',
    find: 'Find it',
    unknown: 'No organisation here has this code. Check it; a new organisation has to be registered first.',
    term: 'Term of office',
    from: (from: string, to: string) => `${from} to ${to}`,
    noKeeper: 'Nobody may keep a seal there today: it takes the post of a seal keeper, and not to approve. Its township or those who run the portal fill the post first.',
    done: (name: string) => `“${name}” is on record.`,
    seals: 'See all seals',
  },
);

type Enrolment = NonNullable<SealEnrolmentQuery['sealEnrolment']>;

export default function NewSeal() {
  return <Page title={w.title}>{myRoles().includes('OPERATOR') ? <Steps /> : <p>{w.notYours}</p>}</Page>;
}

function Steps() {
  const found = useSignal<Enrolment | undefined>(undefined);
  const done = useSignal('');
  return (
    <>
      <p>{w.what}</p>
      {done.value && (
        <Say kind="success">
          <p>{w.done(done.value)}</p>
          <p>
            <a class="link" href="/desk/seals">
              {w.seals}
            </a>
          </p>
        </Say>
      )}
      <Finding
        onFound={(enrolment) => {
          done.value = '';
          found.value = enrolment;
        }}
      />
      {found.value && (
        <Found
          key={found.value.organisation.id}
          enrolment={found.value}
          onDone={(name) => {
            done.value = name;
            found.value = undefined;
          }}
        />
      )}
    </>
  );
}

function Finding({ onFound }: { onFound: (enrolment: Enrolment | undefined) => void }) {
  const task = useTask();
  const uscc = useSignal('');
  const mistake = useSignal<string | undefined>(undefined);
  const find = () => {
    mistake.value = uscc.value.trim() ? undefined : w.usccEmpty;
    if (mistake.value) return;
    void task.run(async () => {
      onFound(undefined);
      const { sealEnrolment } = await execute(SealEnrolment, { uscc: uscc.value });
      mistake.value = sealEnrolment ? undefined : w.unknown;
      onFound(sealEnrolment ?? undefined);
    });
  };
  return (
    <>
      <MistakesSummary mistakes={{ uscc: mistake.value }} />
      <WentWrong failure={task.failure.value} />
      <Form onSubmit={find}>
        <TextField
          name="uscc"
          label={w.uscc}
          hint={w.usccHint}
          mistake={mistake.value}
          value={uscc.value}
          onValue={(value) => {
            uscc.value = value;
          }}
          autoComplete="off"
        />
        <Button kind="plain" busy={task.busy}>
          {w.find}
        </Button>
      </Form>
    </>
  );
}

function Found({ enrolment, onDone }: { enrolment: Enrolment; onDone: (name: string) => void }) {
  const { organisation, termFrom, termTo, keepers } = enrolment;
  return (
    <>
      <h2>{organisation.name}</h2>
      <Facts>
        <Fact label={w.uscc}>{organisation.uscc}</Fact>
        <Fact label={w.term}>{termFrom && termTo && w.from(day(termFrom), day(termTo))}</Fact>
      </Facts>
      {keepers.length === 0 ? (
        <Say kind="warning">
          <p>{w.noKeeper}</p>
        </Say>
      ) : (
        <EnrolForm enrolment={enrolment} onDone={onDone} />
      )}
    </>
  );
}
