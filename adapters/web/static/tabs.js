const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** On a narrow screen the panes are tabs, on a wide one they stand side by side. */
export function makeTabs(list) {
  const narrow = matchMedia("(max-width: 46rem)");
  const tabs = [...list.querySelectorAll("[role=tab]")];
  const panelOf = (tab) => document.getElementById(tab.getAttribute("aria-controls"));
  const isChosen = (tab) => tab.getAttribute("aria-selected") === "true";

  const arrange = () => {
    list.hidden = !narrow.matches;
    for (const tab of tabs) {
      const panel = panelOf(tab);
      tab.tabIndex = isChosen(tab) ? 0 : -1;
      panel.hidden = narrow.matches && !isChosen(tab);
      if (narrow.matches) panel.setAttribute("role", "tabpanel");
      else panel.removeAttribute("role");
    }
  };
  const choose = (chosen) => {
    for (const tab of tabs) tab.setAttribute("aria-selected", String(tab === chosen));
    arrange();
    chosen.focus();
  };

  for (const [at, tab] of tabs.entries()) {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", ({ key }) => {
      if (key in steps) choose(tabs.at((at + steps[key]) % tabs.length));
    });
  }
  narrow.addEventListener("change", arrange);
  arrange();
}
