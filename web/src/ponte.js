// Ponte's own script: keys, drafts, clocks, selection. Every page works without it.
(() => {
  'use strict';
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const one = (query, within = document) => within.querySelector(query);
  const read = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const write = (key, value) => { try { value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value); } catch { /* storage may be refused */ } };

  // At a browser for everybody the seconds that are left are counted; the page leads back by itself, without this too.
  function kiosk() {
    const bar = one('[data-kiosk]');
    if (!bar) return;
    const end = Date.now() + Number(bar.dataset.kiosk) * 1000;
    const left = one('[data-left]', bar);
    setInterval(() => { left.textContent = Math.max(0, Math.round((end - Date.now()) / 1000)); }, 1000);
  }

  // Clocks count down by the minute, in the words the server wrote.
  function clocks() {
    for (const clock of all('[data-clock]')) {
      const minutes = Math.trunc((Date.parse(clock.dataset.clock) - Date.now() + skew) / 60000);
      if (Math.abs(minutes) >= 2880) continue;
      const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
      one('span', clock).textContent = (minutes < 0 ? '−' : '') + (hours ? `${hours} h ` : '') + `${rest} min`;
    }
  }
  const skew = Date.now() - Date.parse(document.body.dataset.now || new Date().toISOString());

  // Rows: j and k move, Enter opens, x selects.
  let row = -1;
  function rows() { return all('[data-row]'); }
  function move(step) {
    const list = rows();
    if (!list.length) return;
    row = Math.max(0, Math.min(list.length - 1, row + step));
    list.forEach((each, ix) => each.classList.toggle('here', ix === row));
    const target = one('a, summary, button', list[row]);
    if (target) target.focus();
  }

  let going = false;
  const keysOff = () => read('keys-off') === 'yes';
  // The storage is emptied when somebody goes away, but who wants no keys wants none afterwards either: the window carries that over.
  if (window.name === 'keys-off') write('keys-off', 'yes');
  window.name = '';
  document.addEventListener('submit', () => { window.name = keysOff() ? 'keys-off' : ''; });
  const typing = (target) => target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey && event.key === 'Enter') {
      const button = one('[data-key="ctrl+enter"]');
      if (button) { event.preventDefault(); button.click(); }
      return;
    }
    if (event.key === 'Escape') {
      document.body.classList.add('no-peek');
      const open = all('details.drop[open]');
      if (open.length) { open.forEach((each) => { each.open = false; one('summary', each).focus(); }); return; }
      if (typing(event.target)) { event.target.blur(); return; }
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || keysOff()) return;
    const key = event.key;
    if (going) {
      going = false;
      const link = one(`[data-go="${CSS.escape(key)}"]`);
      if (link) { event.preventDefault(); link.click(); }
      return;
    }
    if (key === 'g') { going = true; setTimeout(() => { going = false; }, 1500); return; }
    if (key === '/') {
      const field = one('[data-place-search]') || one('[data-seek]');
      if (field) { event.preventDefault(); field.focus(); field.select(); }
      return;
    }
    if (key === '?') { const help = one('[data-help]'); if (help) { event.preventDefault(); location.href = help.href; } return; }
    if (key === 'j' || key === 'k') { event.preventDefault(); move(key === 'j' ? 1 : -1); return; }
    if (key === 'x') {
      const box = rows()[row] && one('input[type=checkbox]', rows()[row]);
      if (box) { event.preventDefault(); box.click(); }
      return;
    }
    const own = (rows()[row] && one(`[data-key="${CSS.escape(key)}"]`, rows()[row])) || one(`[data-key="${CSS.escape(key)}"]`);
    if (own) { event.preventDefault(); own.matches('input, textarea') ? own.focus() : own.click(); }
  });

  // Menus close when one clicks elsewhere.
  document.addEventListener('click', (event) => {
    for (const drop of all('details.drop[open]')) if (!drop.contains(event.target)) drop.open = false;
  });

  // A card that was sent away comes back when one points at a name again.
  for (const kind of ['mouseover', 'focusin']) {
    document.addEventListener(kind, (event) => { if (event.target.matches('.card-hover > a')) document.body.classList.remove('no-peek'); });
  }

  // A choice in a list of filters answers at once.
  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-submit]')) event.target.form.requestSubmit();
    if (event.target.matches('[data-all]')) {
      for (const box of all(`input[type=checkbox][name="${event.target.dataset.all}"]:not(:disabled)`)) box.checked = event.target.checked;
    }
    chosen();
  });
  function chosen() {
    for (const bar of all('[data-chosen]')) {
      const count = all(`input[name="${bar.dataset.chosen}"]:checked`).length;
      const number = one('[data-count]', bar);
      if (number) number.textContent = count;
    }
  }

  // Drafts: what is typed in a long form is kept on this computer until it is saved, or whoever typed it goes away. Those of
  // another account are never shown.
  const account = document.body.dataset.account;
  function forget(kept) {
    try {
      for (const key of Object.keys(localStorage)) if (key.startsWith('draft:') && !(kept && key.startsWith(kept))) localStorage.removeItem(key);
    } catch { /* storage may be refused */ }
  }
  let gone = false;
  document.addEventListener('submit', (event) => {
    const action = event.target.getAttribute('action');
    if (['/esci', '/blocca', '/postazione/fine'].includes(action)) { gone = true; forget(); }
  });
  function drafts() {
    if (account) forget(`draft:${account}:`);
    else if (one('[data-forget]')) forget();
    if (!account) return;
    for (const form of all('form[data-draft]')) {
      const key = `draft:${account}:${form.dataset.draft}`;
      const note = one('[data-draft-note]', form);
      const kept = read(key);
      if (kept && !one('[data-errors]')) {
        const before = new URLSearchParams(kept);
        for (const field of form.elements) {
          if (!field.name || field.type === 'hidden' || field.type === 'submit') continue;
          if (field.type === 'checkbox' || field.type === 'radio') field.checked = before.getAll(field.name).includes(field.value);
          else if (before.has(field.name)) field.value = before.get(field.name);
        }
        if (note) note.hidden = false;
      }
      let timer;
      form.addEventListener('input', () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          if (gone) return;
          const data = new URLSearchParams();
          for (const [name, value] of new FormData(form)) if (typeof value === 'string') data.append(name, value);
          write(key, data.toString());
          if (note) note.hidden = false;
        }, 600);
      });
      form.addEventListener('submit', () => write(key, null));
      const cancel = one('.savebar a', form);
      if (cancel) cancel.addEventListener('click', () => write(key, null));
    }
  }

  // Words to choose from while typing a place, an occupation, a skill.
  function lookups() {
    for (const field of all('[data-lookup]')) {
      let timer;
      field.addEventListener('input', () => {
        clearTimeout(timer);
        if (field.value.trim().length < 2) return;
        timer = setTimeout(async () => {
          const answer = await fetch(`${field.dataset.lookup}?q=${encodeURIComponent(field.value)}`, { headers: { accept: 'application/json' } }).catch(() => null);
          if (!answer || !answer.ok) return;
          const list = document.getElementById(field.getAttribute('list'));
          list.replaceChildren(...(await answer.json()).map(({ value, label }) => {
            const option = document.createElement('option');
            option.value = value;
            option.label = label;
            return option;
          }));
        }, 180);
      });
    }
  }

  // Questionnaires save as one goes, and show what is asked next. On the page of an operator a digit chooses, Enter goes on.
  function sheet() {
    const form = one('form[data-sheet]');
    if (!form) return;
    const items = () => all('[data-item]', form).filter((item) => !item.hidden);
    const inputs = (item) => all('input, textarea, select', item);
    const show = (query, shown) => { for (const each of all(query)) each.hidden = !shown; };
    let timer, last = Promise.resolve();
    function told(answer) {
      for (const field of all('[name=version]')) field.value = answer.version;
      for (const item of all('[data-item]', form)) {
        item.hidden = !answer.asked.includes(item.dataset.item);
        const fault = answer.faults.find((each) => each.item === item.dataset.item);
        const line = one('[data-mistake]', item);
        line.hidden = !fault;
        one('span', line).textContent = fault ? fault.words : '';
        item.classList.toggle('wrong', Boolean(fault));
        for (const field of inputs(item)) if (field.type !== 'radio' && field.type !== 'checkbox') field.setAttribute('aria-invalid', String(Boolean(fault)));
      }
      for (const section of all('[data-section]', form)) section.hidden = !one('[data-item]:not([hidden])', section);
      for (const score of answer.scores) {
        const line = one(`[data-score="${CSS.escape(score.id)}"]`);
        if (line) line.textContent = [score.value ?? '–', score.band].filter(Boolean).join(' · ');
      }
      const left = one('[data-left]', form);
      if (left) left.textContent = answer.missing;
    }
    async function save() {
      const body = new URLSearchParams();
      for (const [name, value] of new FormData(form)) body.append(name, value);
      body.append('go', 'save');
      const answer = await fetch(form.getAttribute('action'), { method: 'POST', headers: { accept: 'application/json' }, body }).catch(() => null);
      const whole = answer && answer.ok && (answer.headers.get('content-type') || '').includes('json');
      show('[data-saved]', whole);
      show('[data-failed]', !whole);
      if (whole) told(await answer.json());
    }
    // One save after the other: each names the version of the one before.
    const soon = () => { clearTimeout(timer); timer = setTimeout(() => { last = last.then(save); }, 120); };
    form.addEventListener('change', soon);
    form.addEventListener('submit', (event) => {
      if (form.dataset.settled === 'yes') return;
      event.preventDefault();
      const button = event.submitter;
      clearTimeout(timer);
      // A form that is being sent is not sent again from within: what follows waits for the end of this event.
      last = last.then(() => setTimeout(() => { form.dataset.settled = 'yes'; delete form.dataset.sent; form.requestSubmit(button); }));
    });
    if (form.dataset.sheet !== 'typing') return;
    const go = (item, step) => {
      const list = items();
      const next = list[list.indexOf(item) + step];
      if (!next) { const button = one('[data-key="ctrl+enter"]', form); if (button && step > 0) button.focus(); return; }
      const fields = inputs(next);
      const field = fields.find((each) => each.checked) || fields[0];
      field.focus();
      next.scrollIntoView({ block: 'nearest' });
    };
    form.addEventListener('keydown', (event) => {
      const item = event.target.closest('[data-item]');
      if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Enter' && event.target.tagName !== 'TEXTAREA') {
        event.preventDefault();
        event.stopPropagation();
        // What was just typed may ask more: the next question is looked for when that is known.
        event.target.dispatchEvent(new Event('change', { bubbles: true }));
        clearTimeout(timer);
        last = last.then(save).then(() => go(item, 1));
        return;
      }
      const choice = /^[0-9]$/.test(event.key) && ['radio', 'checkbox'].includes(event.target.type) && one(`[data-digit="${event.key}"]`, item);
      if (!choice) return;
      event.preventDefault();
      event.stopPropagation();
      choice.checked = choice.type === 'radio' || !choice.checked;
      choice.focus();
      if (choice.type === 'radio') { last = last.then(save).then(() => go(item, 1)); } else soon();
    });
    const first = items().find((item) => !inputs(item).some((field) => (field.type === 'radio' || field.type === 'checkbox' ? field.checked : field.value)));
    if (first && !one('[data-errors]', form)) inputs(first)[0].focus({ preventScroll: true });
  }

  // Outcomes that need a word more: the field first, then Enter in it gives the outcome.
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-wants]');
    const field = button && button.form.elements[button.dataset.wants];
    if (!field || field.value.trim()) return;
    event.preventDefault();
    field.focus();
  });
  document.addEventListener('keydown', (event) => {
    const outcome = event.key === 'Enter' && !event.ctrlKey && event.target.matches('input[data-outcome]') && event.target.dataset.outcome;
    const button = outcome && event.target.form.querySelector(`[name=outcome][value="${outcome}"]`);
    if (button) { event.preventDefault(); button.click(); }
  });

  // What a phone has no room for at once is folded there; it opens with a tap, and stands open without this script.
  if (window.matchMedia('(max-width: 767px)').matches) {
    for (const fold of all('details[data-fold]')) fold.open = Boolean(one('[data-errors], .mistake', fold));
    for (const list of all('[data-first]')) {
      const more = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn-outline-primary btn-block', textContent: list.dataset.first });
      more.addEventListener('click', () => { list.classList.remove('first-only'); more.remove(); });
      list.classList.add('first-only');
      list.after(more);
    }
  }

  // A double tap sends once.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    // The same button twice is a slip; another one of the form, after a file was taken away with the first, is not.
    const pressed = `${event.submitter?.name}=${event.submitter?.value}`;
    if (form.dataset.sent === pressed) { event.preventDefault(); return; }
    if (form.method === 'post') { form.dataset.sent = pressed; setTimeout(() => delete form.dataset.sent, 4000); }
  });

  for (const box of all('[data-keys-off]')) {
    box.checked = !keysOff();
    box.addEventListener('change', () => write('keys-off', box.checked ? null : 'yes'));
  }
  const errors = one('[data-errors]');
  if (errors) errors.focus();
  drafts();
  sheet();
  lookups();
  kiosk();
  chosen();
  setInterval(clocks, 30000);
  document.documentElement.dataset.ready = 'yes';
})();
