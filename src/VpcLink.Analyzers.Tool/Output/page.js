"use strict";
(() => {
  const form = document.getElementById("filter"), text = document.getElementById("text"), shown = document.getElementById("shown");
  const rows = [...document.querySelectorAll(".row")], nodes = [...document.querySelectorAll("svg .node")], edges = [...document.querySelectorAll("svg .edge")];
  const waysOf = element => element.dataset.ways ? element.dataset.ways.split(" ") : [];
  let chosen = null;

  const apply = () => {
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map(box => box.value));
    const chosenWays = chosen && new Set(waysOf(chosen));
    const lit = new Set();
    let findings = 0;
    for (const row of rows) {
      const content = row.textContent.toLowerCase(), ways = waysOf(row);
      const matches = words.every(word => content.includes(word)) && (!chosenWays || ways.some(way => chosenWays.has(way)));
      row.hidden = !matches || (row.dataset.severity !== undefined && !severities.has(row.dataset.severity));
      if (!row.hidden) {
        ways.forEach(way => lit.add(way));
        if (row.dataset.severity !== undefined) findings++;
      }
    }

    // A way that a chosen node lies on stays lit as a whole; without a choice, those of the rows that match the words.
    const filtering = words.length > 0 || chosen !== null;
    const on = chosenWays || lit;
    for (const part of [...nodes, ...edges]) {
      const dim = filtering && part !== chosen && !waysOf(part).some(way => on.has(way));
      part.classList.toggle("dim", dim);
      if (part.nextElementSibling && part.nextElementSibling.classList.contains("head")) part.nextElementSibling.classList.toggle("dim", dim);
    }

    for (const node of nodes) node.setAttribute("aria-pressed", String(node === chosen));
    shown.textContent = `${findings} finding${findings === 1 ? "" : "s"} shown`;
  };

  const choose = node => {
    chosen = chosen === node ? null : node;
    apply();
  };

  for (const node of nodes) {
    node.addEventListener("click", () => choose(node));
    node.addEventListener("keydown", event => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        choose(node);
      }
    });
  }

  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && chosen) choose(chosen);
    else if (event.key === "/" && document.activeElement !== text) {
      event.preventDefault();
      text.focus();
    }
  });
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(() => {
    chosen = null;
    apply();
  }));
  form.hidden = false;
  apply();
})();
