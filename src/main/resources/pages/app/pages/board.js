/** Meetings of the change advisory board, and a way to plan one. */
import { html, nothing } from "lit";
import { ask } from "../ask.js";
import { harmless } from "../ci.js";
import "../dialog.js";
import { meetingPage } from "../links.js";
import { Page, joined } from "../page.js";
import { table } from "../table.js";
import { dayOf, daysOf, organisationZone, plusDays, startOf, zoneKnown } from "../times.js";
import { t } from "../words.js";

const WEEK = 7;

class BoardPage extends Page {
  async load(signal) {
    await zoneKnown();
    return this.ask("board-meetings", {}, signal);
  }

  heading(answer) {
    return answer ? t("board.heading", { count: answer.boardMeetings.totalCount }) : t("board.title");
  }

  honesty({ latestRevision }) {
    return { revision: latestRevision };
  }

  actions() {
    return html`<button type="button" class="primary" @click=${this.#plan}>${t("board.plan")}</button>`;
  }

  #plan = () => {
    const today = dayOf(new Date());
    this.querySelector("kaskade-dialog").open({
      heading: t("board.plan"),
      text: t("board.planning"),
      fields: [
        { name: "title", label: t("board.name"), kind: "text", value: t("board.weekly"), required: true },
        { name: "first", label: t("board.first"), kind: "day", value: today, required: true },
        { name: "last", label: t("board.last"), kind: "day", value: plusDays(today, WEEK - 1), required: true },
      ],
      button: t("board.plan"),
      async act({ title, first, last }) {
        const input = {
          title,
          from: startOf(first).toISOString(),
          to: startOf(plusDays(last, 1)).toISOString(),
          zone: organisationZone(),
        };
        const { createBoardMeeting } = await ask("create-board-meeting", { input });
        location.assign(meetingPage(createBoardMeeting.number));
      },
    });
  };

  content({ boardMeetings }) {
    const day = this.address.query.get("day");
    return html`
      ${day ? html`<p class="banner" role="status">${t("board.none-on", { day })}</p>` : nothing}
      ${boardMeetings.nodes.length
        ? table(
            t("board.title"),
            [t("board.meeting"), t("board.days"), t("board.state")],
            boardMeetings.nodes.map(
              (meeting) => html`<tr>
                <th scope="row">
                  <a class="record" href=${meetingPage(meeting.number)}>${meeting.number}</a> ${harmless(meeting.title)}
                </th>
                <td>${daysOf(meeting)}</td>
                <td>${t(`board.state.${meeting.state}`)}</td>
              </tr>`,
            ),
            { unseen: true },
          )
        : html`<p class="empty">${t("board.none")}</p>`}
      ${boardMeetings.pageInfo.hasNextPage
        ? html`<p>${t("changes.shown", { shown: boardMeetings.nodes.length, count: boardMeetings.totalCount })}
            <button type="button" @click=${this.#more}>${t("changes.more")}</button></p>`
        : nothing}
      <kaskade-dialog></kaskade-dialog>
    `;
  }

  #more = async () => {
    const { boardMeetings } = this.answer;
    const more = await this.ask("board-meetings", { after: boardMeetings.pageInfo.endCursor });
    this.answer = { ...this.answer, boardMeetings: joined(boardMeetings, more.boardMeetings) };
  };
}

customElements.define("kaskade-board-page", BoardPage);
