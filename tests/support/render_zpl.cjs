// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// node render_zpl.cjs RENDERER WIDTH_MM HEIGHT_MM DOTS_PER_MM JOB…: each label of a job as JOB-1.png, JOB-2.png, …
const { readFileSync, writeFileSync } = require("node:fs");
const [renderer, width, height, density, ...jobs] = process.argv.slice(2);

require(renderer).ready.then(async ({ api }) => {
    for (const job of jobs) {
        const labels = await api.zplToBase64MultipleAsync(
            readFileSync(job, "utf8"), Number(width), Number(height), Number(density));
        labels.forEach((label, i) => writeFileSync(`${job}-${i + 1}.png`, Buffer.from(label, "base64")));
    }
    process.exit(0);
}).catch((error) => {
    console.error(error);
    process.exit(1);
});
