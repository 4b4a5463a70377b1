// Copyright 2026 The tai_mailbox founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import { Component, onWillStart, useState } from "@odoo/owl";
import { cookie } from "@web/core/browser/cookie";
import { getColor } from "@web/core/colors/colors";
import { serializeDateTime } from "@web/core/l10n/dates";
import { formatInteger } from "@web/views/fields/formatters";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { KeepLast } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";
import { user } from "@web/core/user";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { OverviewChart } from "./overview_chart";

const { DateTime } = luxon;
const PERIODS = [7, 30, 90];
const COLORS = { quote: 2, operations: 0, other: 5, false: 1 };
const STATE_COLORS = {
    connected: "success",
    broken: "danger",
    paused: "warning",
    awaiting: "info",
    draft: "secondary",
};

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

function color(index) {
    return getColor(index, cookie.get("color_scheme"), "sm");
}

/** Minutes as people say them. */
export function duration(minutes) {
    const whole = Math.round(minutes);
    if (whole < 1) {
        return _t("under 1 min");
    }
    if (whole < 60) {
        return _t("%s min", whole);
    }
    return _t("%(hours)s h %(minutes)s min", { hours: Math.floor(whole / 60), minutes: whole % 60 });
}

/** Mail read, time to shipment, failures and connections on one page; each figure leads to what it counts. */
export class Overview extends Component {
    static template = "tai_mailbox.Overview";
    static components = { Layout, OverviewChart };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.keepLast = new KeepLast();
        this.periods = PERIODS;
        this.duration = duration;
        this.state = useState({ days: 30, figures: null });
        onWillStart(() => this.show(30));
    }

    async show(days) {
        const figures = await this.keepLast.add(this.orm.call("tai.overview", "figures", [days]));
        Object.assign(this.state, { days, figures });
        this.charts = { mails: this.mailSeries(figures), minutes: this.minuteSeries(figures) };
        this.labels = figures.days.map((day) =>
            DateTime.fromISO(day).toLocaleString({ day: "numeric", month: "short" }),
        );
    }

    get figures() {
        return this.state.figures;
    }

    // -- Figures ---------------------------------------------------------------------------------

    mailSeries({ mails }) {
        return mails.map(({ category, label, counts }) => ({
            label,
            data: counts,
            backgroundColor: color(COLORS[category]),
            maxBarThickness: 28,
        }));
    }

    minuteSeries({ minutes }) {
        const line = color(2);
        const style = {
            borderColor: line,
            backgroundColor: line,
            pointRadius: 3,
            spanGaps: true,
            tension: 0.2,
        };
        return [{ label: _t("Average"), data: minutes, ...style }];
    }

    get tiles() {
        const { average, failures, connections, trouble } = this.figures;
        const connected = sum(connections.filter(({ state }) => state === "connected").map(({ count }) => count));
        return [
            {
                name: "mails",
                label: _t("Mails read"),
                value: formatInteger(this.mailCount()),
                open: () => this.openMails(),
            },
            {
                name: "quotes",
                label: _t("Quote and pickup requests"),
                value: formatInteger(this.mailCount("quote")),
                open: () => this.openMails({ category: "quote" }),
            },
            {
                name: "speed",
                label: _t("From mail to shipment"),
                value: average === null ? "–" : duration(average),
                open: () => this.openSpeed(),
            },
            {
                name: "failures",
                label: _t("Failures"),
                value: formatInteger(sum(failures.map(({ count }) => count))),
                open: () => this.openFailures(),
            },
            {
                name: "connections",
                label: trouble ? _t("Connected, %s to look at", trouble) : _t("Connected"),
                value: _t("%(connected)s of %(all)s", {
                    connected,
                    all: sum(connections.map(({ count }) => count)),
                }),
                danger: trouble > 0,
                open: () => this.openConnections(),
            },
        ];
    }

    mailCount(only) {
        const rows = this.figures.mails.filter(({ category }) => !only || category === only);
        return sum(rows.map(({ counts }) => sum(counts)));
    }

    get hasSpeed() {
        return this.figures.average !== null;
    }

    /** How long a row's bar is beside the longest of them. */
    share(row, rows) {
        return Math.round((100 * row.count) / Math.max(...rows.map(({ count }) => count)));
    }

    stateColor(state) {
        return STATE_COLORS[state];
    }

    // -- What a figure counts --------------------------------------------------------------------

    /** The days shown, or one of them, as a domain on a field: days where the person is, not the browser. */
    within(field, index) {
        const day = DateTime.fromISO(this.figures.days[index ?? 0], { zone: user.tz || "local" });
        const domain = [[field, ">=", serializeDateTime(day)]];
        if (index !== undefined) {
            domain.push([field, "<", serializeDateTime(day.plus({ days: 1 }))]);
        }
        return domain;
    }

    /** The list or the graph behind a figure, called by the figure's own words. */
    async open(xmlid, { domain, view, words }) {
        const action = await this.action.loadAction(xmlid);
        const name = words ? `${action.display_name || action.name}: ${words}` : action.name;
        const views = [...action.views].sort((one, other) => (other[1] === view) - (one[1] === view));
        return this.action.doAction({
            ...action,
            name,
            display_name: name,
            domain,
            views,
            context: user.context,
        });
    }

    /** A staff member's own mails stand in their log; of all mailboxes there are numbers only. */
    openMails({ index, category } = {}) {
        const { everybody, mails } = this.figures;
        const [xmlid, field] = everybody
            ? ["tai_mailbox.tai_mailbox_report_action", "read_on"]
            : ["tai_mailbox.tai_mailbox_message_action", "create_date"];
        const domain = this.within(field, index);
        const words = [];
        if (category !== undefined) {
            domain.push(["category", "=", category]);
            words.push(mails.find((row) => row.category === category).label);
        }
        if (index !== undefined) {
            words.push(this.labels[index]);
        }
        const view = everybody && index === undefined ? "graph" : "list";
        return this.open(xmlid, { domain, view, words: words.join(", ") });
    }

    openBar(index, dataset) {
        return this.openMails({ index, category: this.figures.mails[dataset].category });
    }

    openSpeed(index) {
        const domain = [["minutes", "!=", false], ...this.within("read_on", index)];
        const view = index === undefined ? "graph" : "list";
        return this.open("tai_mailbox.tai_mailbox_report_action_speed", {
            domain,
            view,
            words: this.labels[index],
        });
    }

    openFailures(row) {
        const domain = this.within("create_date");
        if (row) {
            domain.push(["cause", "=", row.cause]);
        }
        const view = row ? "list" : "graph";
        return this.open("tai_mailbox.tai_mailbox_failure_action", { domain, view, words: row?.label });
    }

    /** A staff member has one connection, and steers it in its modal. */
    async openOwnConnection() {
        return this.action.doAction(await this.orm.call("res.users", "action_open_mailbox", [user.userId]));
    }

    openConnections(row) {
        if (!this.figures.everybody) {
            return this.openOwnConnection();
        }
        const domain = row ? [["state", "=", row.state]] : [];
        return this.open("tai_mailbox.tai_mailbox_action", { domain, view: "list", words: row?.label });
    }
}

registry.category("actions").add("tai_mailbox_overview", Overview);
