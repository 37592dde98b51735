// A ticket shop that tells what happens to it: several listeners, `once`, errors, listening to listeners.
// Run with `node examples/js/events.js`.
'use strict';
const EventEmitter = require('node:events');

const shop = new EventEmitter();

shop.on('newListener', (event) => console.log(`+ somebody listens to '${event}'`));
shop.on('removeListener', (event) => console.log(`- one less listens to '${event}'`));

let left = 5;
function count(order) {
  const { who, tickets } = order;
  try {
    if (tickets > left) {
      shop.emit('error', new Error(`${who} wants ${tickets} tickets, ${left} are left`));
    } else {
      left -= tickets;
      shop.emit('sold', order);
    }
  } catch (error) {
    console.log(`! nobody hears of the error: ${error.message}`);
  }
  if (left === 0) shop.emit('sold out');
}
shop.on('order', count);
shop.once('sold', ({ who }) => console.log(`${who} is the first customer`));
shop.on('sold', ({ who, tickets }) => console.log(`${who} bought ${tickets} tickets`));
shop.prependListener('sold', () => console.log('ka-ching!'));

shop.emit('order', { who: 'Ada', tickets: 2 });
shop.emit('order', { who: 'Grace', tickets: 4 });
shop.on('error', (error) => console.log(`sorry: ${error.message}`));
shop.emit('order', { who: 'Edsger', tickets: 9 });

shop.once('sold out', () => {
  console.log('the shop closes');
  shop.off('order', count);
});
shop.emit('order', { who: 'Barbara', tickets: 3 });
const heard = shop.emit('order', { who: 'Donald', tickets: 1 });
console.log(`is Donald's order heard? ${heard}`);
