/** My messages: what happened in my affairs, or in those of the post I act in, newest first. */

import { useSignal } from '@preact/signals';
import { MarkNoticeRead, MyNotices, type MyNoticesQuery } from '../generated/account';
import { useTask } from '../foundation/asking';
import { moment } from '../foundation/dates';
import { execute, type Problem } from '../foundation/graphql';
import { sentenceOf, words } from '../foundation/language';
import { useListing } from '../foundation/listing';
import { More } from '../ui/more';
import { Page, Waiting } from '../ui/page';
import { WentWrong } from '../ui/say';
import { NoticeLink } from './notice-link';
import './notices.css';

const w = words(
  {
    title: '消息',
    none: '还没有消息。有新进展时，这里会告诉您。',
    unread: '未读',
  },
  {
    title: 'Messages',
    none: 'There are no messages yet. You will be told here when something happens.',
    unread: 'Unread',
  },
);

type Notice = MyNoticesQuery['myNotices']['edges'][number]['node'];

export default function Notices() {
  const listing = useListing(
    async (after) => (await execute(MyNotices, { after })).myNotices,
    ({ id }) => id,
  );
  return (
    <Page title={w.title} back="/account">
      {!listing.nodes && <Waiting failure={listing.failure} again={listing.again} />}
      {listing.nodes?.length === 0 && <p>{w.none}</p>}
      {listing.nodes && (
        <ul class="list">
          {listing.nodes.map((notice) => (
            <Line key={notice.id} notice={notice} />
          ))}
        </ul>
      )}
      <More listing={listing} />
    </Page>
  );
}

/** Closed, it is a title; to open it is to read it. */
function Line({ notice }: { notice: Notice }) {
  const task = useTask();
  const read = useSignal(notice.readAt !== null);
  const problem = useSignal<Problem | undefined>(undefined);
  const markRead = () =>
    task.run(async () => {
      const { markNoticeRead: answer } = await execute(MarkNoticeRead, { id: notice.id });
      if (answer.__typename === 'Problem') problem.value = answer;
      else read.value = true;
    });
  return (
    <li class="card">
      <details
        onToggle={(event) => {
          if (event.currentTarget.open && !read.value) void markRead();
        }}
      >
        <summary class="notice-title">
          {!read.value && (
            <span class="tag waits notice-unread">
              <span aria-hidden="true">● </span>
              {w.unread}
            </span>
          )}
          <strong>{sentenceOf({ message: notice.title, messageEn: notice.titleEn })}</strong>
          <time class="notice-time muted small" dateTime={notice.createdAt}>
            {moment(notice.createdAt)}
          </time>
        </summary>
        <p class="keep-lines">{sentenceOf({ message: notice.body, messageEn: notice.bodyEn })}</p>
        <WentWrong problem={problem.value} failure={task.failure.value} />
        <NoticeLink kind={notice.kind} subjectId={notice.subjectId} />
      </details>
    </li>
  );
}
