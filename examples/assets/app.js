'use strict';
// The users' page: what the server says is shown, every change is asked of the server first.

const list = document.querySelector('#users');
const message = document.querySelector('#message');
const template = document.querySelector('#row');

/** Asks the server; resolves to the parsed answer, throws its reason for a refusal. */
async function ask(method, address, body) {
  const options = { method };
  if (body !== undefined) {
    options.headers = { 'Content-Type': 'application/json' };
    options.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(address, options);
  } catch {
    throw new Error('The server does not answer.');
  }
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

function say(text, isError = false) {
  message.textContent = text;
  message.classList.toggle('error', isError);
}

/** Does one change, says how it went, and shows the users as they are now. */
async function change(button, work, done) {
  button.disabled = true;
  try {
    await work();
    say(done);
  } catch (error) {
    say(error.message, true);
  } finally {
    button.disabled = false;
    await refresh();
  }
}

function row(user) {
  const item = template.content.firstElementChild.cloneNode(true);
  const rename = item.querySelector('.rename');
  item.dataset.id = user.id;
  show(item, user);
  item.querySelector('.edit').addEventListener('click', () => {
    item.classList.add('editing');
    rename.elements.name.value = item.querySelector('.name').textContent;
    rename.elements.name.select();
  });
  item.querySelector('.cancel').addEventListener('click', () => item.classList.remove('editing'));
  item.querySelector('.remove').addEventListener('click', (event) =>
    change(event.currentTarget, () => ask('DELETE', `/user/${user.id}`), 'Deleted.'));
  rename.addEventListener('submit', (event) => {
    event.preventDefault();
    const name = rename.elements.name.value;
    change(event.submitter, async () => {
      await ask('PUT', `/user/${user.id}`, { name });
      item.classList.remove('editing');
    }, 'Renamed.');
  });
  return item;
}

function show(item, user) {
  item.querySelector('.name').textContent = user.name;
  item.querySelector('.avatar').textContent = [...user.name][0];
}

/** Shows the users; a row that stays keeps its place and what is being typed in it. */
async function refresh() {
  let users;
  try {
    users = await ask('GET', '/users');
  } catch (error) {
    return say(error.message, true);
  }
  const rows = new Map([...list.children].map((item) => [item.dataset.id, item]));
  for (const [index, user] of users.entries()) {
    const item = rows.get(String(user.id)) ?? row(user);
    rows.delete(String(user.id));
    show(item, user);
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
  }
  for (const item of rows.values()) item.remove();
  document.querySelector('#count').textContent = users.length || '';
  document.querySelector('#empty').hidden = users.length > 0;
}

document.querySelector('#add').addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.currentTarget;
  const name = form.elements.name.value;
  change(event.submitter, async () => {
    await ask('POST', '/user', { name });
    form.reset();
  }, 'Added.');
  form.elements.name.focus();
});

// Somebody else may be at work in another browser.
setInterval(() => document.hidden || refresh(), 3000);
document.addEventListener('visibilitychange', () => document.hidden || refresh());
refresh();
