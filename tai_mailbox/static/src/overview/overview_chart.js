// Copyright 2026 The tai_mailbox founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
/* global Chart */
import { Component, onWillStart, useEffect, useRef, xml } from "@odoo/owl";
import { loadBundle } from "@web/core/assets";
import { cookie } from "@web/core/browser/cookie";
import { getCustomColor } from "@web/core/colors/colors";

const scheme = cookie.get("color_scheme");
const GRID_COLOR = getCustomColor(scheme, "rgba(0,0,0,.08)", "rgba(255,255,255,.12)");
const LABEL_COLOR = getCustomColor(scheme, "#4c4f53", "#e4e4e4");

/** Values by day, as stacked bars or as a line; a click on one of them is told to the page. */
export class OverviewChart extends Component {
    static template = xml`<div class="tai-overview-chart"><canvas t-ref="canvas" role="img" t-att-aria-label="props.title"/></div>`;
    static props = {
        title: String,
        type: String,
        labels: Array,
        datasets: Array,
        format: { type: Function, optional: true },
        onPick: Function,
    };

    setup() {
        this.canvas = useRef("canvas");
        onWillStart(() => loadBundle("web.chartjs_lib"));
        useEffect(
            () => {
                const chart = new Chart(this.canvas.el, this.config);
                return () => chart.destroy();
            },
            () => [this.props.datasets],
        );
    }

    get config() {
        const { type, labels, datasets } = this.props;
        return { type, data: { labels, datasets }, options: this.options };
    }

    get options() {
        const format = this.props.format || ((value) => value);
        return {
            maintainAspectRatio: false,
            animation: false,
            interaction: { mode: "nearest", axis: "x", intersect: this.props.type === "bar" },
            onClick: (_event, [picked]) => picked && this.props.onPick(picked.index, picked.datasetIndex),
            onHover: (event, picked) => {
                event.native.target.style.cursor = picked.length ? "pointer" : "default";
            },
            plugins: {
                legend: {
                    display: this.props.datasets.length > 1,
                    position: "bottom",
                    labels: { color: LABEL_COLOR, usePointStyle: true, boxHeight: 7 },
                },
                tooltip: {
                    callbacks: { label: ({ dataset, raw }) => `${dataset.label}: ${format(raw)}` },
                },
            },
            scales: {
                x: {
                    stacked: true,
                    grid: { display: false },
                    ticks: { color: LABEL_COLOR, maxRotation: 0, autoSkipPadding: 12 },
                },
                y: {
                    stacked: this.props.type === "bar",
                    beginAtZero: true,
                    border: { display: false },
                    grid: { color: GRID_COLOR },
                    ticks: {
                        color: LABEL_COLOR,
                        maxTicksLimit: 5,
                        precision: 0,
                        callback: (value) => value && format(value),
                    },
                },
            },
        };
    }
}
