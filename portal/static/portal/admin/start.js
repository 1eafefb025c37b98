// Starts what Wagtail starts by scripts inside the page, which the content security policy forbids.
// An element says what is to be started and with what; see portal/security/inline_scripts.py.

const CALLED = new Set([
  "initDateChooser",
  "initDateTimeChooser",
  "initTimeChooser",
  "createTaskChooser",
]);
const MADE = /^(InlinePanel|MultipleChooserPanel|[A-Z]\w*Chooser|Chooser)$/;

class PortalStart extends HTMLElement {
  connectedCallback() {
    if (this.isStarted) return;
    this.isStarted = true;
    const { name } = this.dataset;
    const given = JSON.parse(this.dataset.given);
    if (CALLED.has(name)) window[name](...given);
    else if (MADE.test(name)) new window[name](...given);
    else throw new Error(`portal-start does not know ${name}`);
  }
}

customElements.define("portal-start", PortalStart);
