// The queue by keyboard, and without reloading: forms are sent in the background and the list is replaced in place.
import { forgetNew, typing } from './console.js';

const queue = () => document.getElementById('queue');
const links = () => [...document.querySelectorAll('.queue .row-link')];
const current = () => document.activeElement?.closest('.queue tbody tr');

function move(by) {
  const all = links();
  const at = all.indexOf(current()?.querySelector('.row-link'));
  const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function put(text, focus) {
  const page = new DOMParser().parseFromString(text, 'text/html');
  for (const id of ['messages', 'queue']) {
    const next = page.getElementById(id);
    if (!next) {
      return false;
    }
    document.getElementById(id).replaceWith(next);
  }
  for (const part of ['.page-head', '.chips']) {
    document.querySelector(part).replaceWith(page.querySelector(part));
  }
  links()[Math.min(focus, links().length - 1)]?.focus();
  return true;
}

async function reload() {
  const rows = links();
  const at = rows.indexOf(current()?.querySelector('.row-link'));
  const response = await fetch(location.href, { headers: { 'X-Requested-With': 'fetch' } });
  if (response.ok && put(await response.text(), at)) {
    forgetNew();
  }
}

document.addEventListener('submit', async event => {
  const form = event.target;
  if (form.method !== 'post' || !queue().contains(form)) {
    return;
  }
  event.preventDefault();
  const at = links().indexOf(form.closest('tr').querySelector('.row-link'));
  form.querySelectorAll('button').forEach(button => { button.disabled = true; });
  try {
    const response = await fetch(form.action, {
      method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { 'X-Requested-With': 'fetch' },
    });
    if (response.ok && put(await response.text(), at)) {
      return;
    }
  } catch {
    // The network is away: let the browser send the form and say so itself.
  }
  form.submit();
});

document.addEventListener('keydown', event => {
  if (event.key === 'Escape') {
    const open = document.querySelector('.actions details[open]');
    if (open) {
      open.open = false;
      open.closest('tr').querySelector('.row-link').focus();
    } else if (typing(event)) {
      event.target.blur();
    }
    return;
  }
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event)
      || document.getElementById('keys').open) {
    return;
  }
  const row = current();
  switch (event.key) {
    case 'j':
      move(1);
      break;
    case 'k':
      move(-1);
      break;
    case 'a':
      row?.querySelector('form.take')?.requestSubmit();
      break;
    case 'c': {
      const details = row?.querySelector('.close-form');
      if (details) {
        event.preventDefault();
        details.open = true;
        details.querySelector('select').focus();
      }
      break;
    }
    case 'r':
      reload();
      break;
  }
});

// One form at a time.
document.addEventListener('toggle', event => {
  if (event.target.matches?.('.actions details') && event.target.open) {
    document.querySelectorAll('.actions details[open]').forEach(other => { other.open = other === event.target; });
  }
}, true);

document.getElementById('new-alerts-show').addEventListener('click', event => {
  event.preventDefault();
  reload();
});

// Where nothing is shown, nothing can jump: the first alert goes straight into the list.
document.addEventListener('live:alert', () => {
  if (queue().dataset.empty === 'true') {
    reload();
  }
});

// A colleague took or closed an alert: its row says so, and its forms know it.
document.addEventListener('live:changed', event => {
  const alert = event.detail;
  const row = document.getElementById(`alert-${alert.id}`);
  if (!row) {
    return;
  }
  row.querySelector('[data-field="owner"]').textContent = alert.owner;
  const status = row.querySelector('[data-field="status"]');
  status.textContent = alert.statusText;
  status.dataset.status = alert.status;
  row.querySelectorAll('input[name="seen"]').forEach(input => { input.value = alert.seen; });
  if (alert.status !== 'open') {
    row.querySelector('form.take')?.remove();
  }
  if (alert.status === 'closed') {
    row.querySelector('.close-form')?.remove();
  }
});
