// Sends a form as JSON and puts each fault below its field. Links carry their token behind the #, which no server logs.
(function () {
  'use strict';
  var form = document.querySelector('form');
  var notice = form.querySelector('.notice');
  var submit = form.querySelector('button[type=submit]');
  var query = new URLSearchParams(location.search);

  function say(text, good) {
    notice.textContent = text;
    notice.classList.toggle('good', !!good);
    notice.setAttribute('role', good ? 'status' : 'alert');
    notice.hidden = !text;
  }

  function clear() {
    say('');
    form.querySelectorAll('.fault').forEach(function (fault) { fault.remove(); });
    form.querySelectorAll('[aria-invalid]').forEach(function (input) {
      input.removeAttribute('aria-invalid');
      if (input.dataset.help !== undefined) input.setAttribute('aria-describedby', input.dataset.help);
    });
  }

  function fault(input, text) {
    var line = document.createElement('p');
    line.className = 'fault';
    line.id = input.id + '-fault';
    line.textContent = text;
    (input.closest('.secret') || input).insertAdjacentElement('afterend', line);
    input.dataset.help = input.getAttribute('aria-describedby') || '';
    input.setAttribute('aria-describedby', (input.dataset.help + ' ' + line.id).trim());
    input.setAttribute('aria-invalid', 'true');
  }

  function label(input) { return form.querySelector('label[for=' + input.id + ']').textContent; }

  function sentence(text) { return text.charAt(0).toUpperCase() + text.slice(1) + (/[.?]$/.test(text) ? '' : '.'); }

  function show(problem) {
    var rest = [];
    (problem.faults || []).forEach(function (one) {
      var input = form.elements[one.field];
      if (input && input.labels) fault(input, label(input) + ' ' + one.message + '.');
      else rest.push(one.message);
    });
    var first = form.querySelector('[aria-invalid]');
    if (!first || rest.length) say(sentence(problem.detail || problem.title || 'That did not work'));
    (first || submit).focus();
  }

  // Only a place in the dashboard, so that no link can send people elsewhere after signing in.
  function next() {
    try {
      var wanted = new URL(query.get('next'), location.origin);
      if (wanted.origin === location.origin && /^\/app(\/|$)/.test(wanted.pathname)) return wanted.pathname + wanted.search;
    } catch (error) { /* no address at all */ }
    return form.dataset.then;
  }

  function send(event) {
    event.preventDefault();
    clear();
    var body = {};
    var empty = [];
    form.querySelectorAll('input').forEach(function (input) {
      body[input.name] = input.value;
      if (input.required && !input.value.trim()) empty.push({ field: input.name, message: 'is required' });
    });
    if (empty.length) return show({ faults: empty });
    if (form.dataset.token !== undefined) body.token = location.hash.slice(1);
    submit.disabled = true;
    fetch(form.action, {
      method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    }).then(function (answer) {
      if (answer.ok) return location.assign(next());
      return answer.json().then(show, function () { show({ detail: 'The platform answered ' + answer.status }); });
    }, function () {
      show({ detail: 'The platform cannot be reached. Check the connection and try again' });
    }).finally(function () { submit.disabled = false; });
  }

  form.querySelectorAll('[data-shows]').forEach(function (button) {
    button.addEventListener('click', function () {
      var input = document.getElementById(button.dataset.shows);
      var hidden = input.type === 'password';
      input.type = hidden ? 'text' : 'password';
      button.textContent = hidden ? 'Hide' : 'Show';
      button.setAttribute('aria-label', (hidden ? 'Hide' : 'Show') + ' password');
    });
  });
  form.addEventListener('submit', send);
  if (query.has('set')) say('Your password is set. Sign in with it.', true);
  if (query.has('ended')) say('You have been signed out. Sign in again to go on.', true);
  if (form.dataset.token !== undefined && !location.hash) say('This page needs the whole link that you were given.');
})();
