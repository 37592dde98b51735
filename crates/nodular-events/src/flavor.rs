//! What differs between an emitter for one thread and one for many: the pointers, the cell, and what a listener
//! must be. All else is written once, over a [`Flavor`].

use std::any::Any;
use std::cell::RefCell;
use std::fmt;
use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;
use std::rc::{self, Rc};
use std::sync::{self, Arc, Mutex, PoisonError};

use crate::list::{Entries, List};

/// For one thread: `Rc` and `RefCell`; listeners are any functions.
#[derive(Clone, Copy, Debug)]
pub enum Local {}

/// For many threads: `Arc` and `Mutex`; listeners are `Send + Sync`.
#[derive(Clone, Copy, Debug)]
pub enum Shared {}

/// [`Local`] or [`Shared`].
pub trait Flavor: fmt::Debug + Sized + 'static {
    /// A shared pointer.
    type Ptr<V: 'static>: Clone + Deref<Target = V>;
    /// The weak side of it.
    type Weak<V: 'static>: Clone;
    /// A value that is changed through `&self`.
    type Cell<V: 'static>: Cell<V>;
    /// A listener whose type is forgotten.
    type Callback<T: 'static>: Clone + Deref<Target: Listener<T>> + 'static;
    /// An event's listeners; what they take is forgotten.
    type Entries: Clone;
    /// What an asynchronous listener hands to its spawner: a boxed future.
    type Task;
    /// A value whose type is forgotten.
    type Any: 'static;

    fn ptr<V: 'static>(value: V) -> Self::Ptr<V>;
    fn downgrade<V: 'static>(ptr: &Self::Ptr<V>) -> Self::Weak<V>;
    fn upgrade<V: 'static>(weak: &Self::Weak<V>) -> Option<Self::Ptr<V>>;
    fn same<V: 'static>(left: &Self::Ptr<V>, right: &Self::Ptr<V>) -> bool;
    fn forget<T: 'static>(callback: Self::Callback<T>) -> Self::Any;
    fn as_any(value: &Self::Any) -> &dyn Any;
    fn entries<T: 'static>(list: List<Self, T>) -> Self::Entries;
    fn get(entries: &Self::Entries) -> &dyn Entries<Self>;
    /// The list that `entries` is, if its listeners take `T`.
    fn typed<T: 'static>(entries: Self::Entries) -> Option<Self::Ptr<List<Self, T>>>;
    fn get_mut(entries: &mut Self::Entries) -> Option<&mut dyn Entries<Self>>;
}

/// A flavour whose emitters take `L` as a listener to payloads of type `T`.
pub trait Accepts<T: 'static, L>: Flavor {
    fn callback(listener: L) -> Self::Callback<T>;
}

/// A flavour whose asynchronous listeners may return a future that is watched as `W`.
pub trait Spawns<W>: Flavor {
    fn task(watched: W) -> Self::Task;
}

impl<W: Future<Output = ()> + 'static> Spawns<W> for Local {
    fn task(watched: W) -> Self::Task {
        Box::pin(watched)
    }
}

impl<W: Future<Output = ()> + Send + 'static> Spawns<W> for Shared {
    fn task(watched: W) -> Self::Task {
        Box::pin(watched)
    }
}

/// A flavour whose events may carry a `V` of any type.
pub trait Holds<V>: Flavor {
    fn hold(value: V) -> Self::Any;
}

impl<V: 'static> Holds<V> for Local {
    fn hold(value: V) -> Self::Any {
        Rc::new(value)
    }
}

impl<V: Send + Sync + 'static> Holds<V> for Shared {
    fn hold(value: V) -> Self::Any {
        Arc::new(value)
    }
}

/// What is called with an event's payload.
pub trait Listener<T>: Any {
    fn call(&self, payload: &T);
}

impl<T, F: Fn(&T) + 'static> Listener<T> for F {
    #[inline]
    fn call(&self, payload: &T) {
        self(payload);
    }
}

/// A function that is called at most once.
#[derive(Debug)]
pub struct Once<K: Flavor, F: 'static>(K::Cell<Option<F>>);

impl<K: Flavor, F> Once<K, F> {
    pub(crate) fn new(function: F) -> Self {
        Self(K::Cell::new(Some(function)))
    }
}

impl<K: Flavor, T, F: FnOnce(&T) + 'static> Listener<T> for Once<K, F> {
    fn call(&self, payload: &T) {
        let function = self.0.with(Option::take);
        if let Some(function) = function {
            function(payload);
        }
    }
}

/// A value that is changed through `&self`, for a moment at a time: `change` must call nothing of the user's.
pub trait Cell<V> {
    fn new(value: V) -> Self;
    fn with<R>(&self, change: impl FnOnce(&mut V) -> R) -> R;
}

impl<V> Cell<V> for RefCell<V> {
    fn new(value: V) -> Self {
        Self::new(value)
    }

    #[inline(always)]
    fn with<R>(&self, change: impl FnOnce(&mut V) -> R) -> R {
        change(&mut self.borrow_mut())
    }
}

impl<V> Cell<V> for Mutex<V> {
    fn new(value: V) -> Self {
        Self::new(value)
    }

    #[inline]
    fn with<R>(&self, change: impl FnOnce(&mut V) -> R) -> R {
        change(&mut self.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<T: 'static, L: Listener<T>> Accepts<T, L> for Local {
    #[inline]
    fn callback(listener: L) -> Self::Callback<T> {
        Rc::new(listener)
    }
}

impl<T: 'static, L: Listener<T> + Send + Sync> Accepts<T, L> for Shared {
    #[inline]
    fn callback(listener: L) -> Self::Callback<T> {
        Arc::new(listener)
    }
}

impl Flavor for Local {
    type Ptr<V: 'static> = Rc<V>;
    type Weak<V: 'static> = rc::Weak<V>;
    type Cell<V: 'static> = RefCell<V>;
    type Callback<T: 'static> = Rc<dyn Listener<T>>;
    type Entries = Rc<dyn Entries<Self>>;
    type Task = Pin<Box<dyn Future<Output = ()>>>;
    type Any = Rc<dyn Any>;

    fn ptr<V: 'static>(value: V) -> Rc<V> {
        Rc::new(value)
    }

    fn downgrade<V: 'static>(ptr: &Rc<V>) -> rc::Weak<V> {
        Rc::downgrade(ptr)
    }

    fn upgrade<V: 'static>(weak: &rc::Weak<V>) -> Option<Rc<V>> {
        weak.upgrade()
    }

    fn same<V: 'static>(left: &Rc<V>, right: &Rc<V>) -> bool {
        Rc::ptr_eq(left, right)
    }

    fn forget<T: 'static>(callback: Self::Callback<T>) -> Self::Any {
        callback
    }

    fn as_any(value: &Self::Any) -> &dyn Any {
        &**value
    }

    fn entries<T: 'static>(list: List<Self, T>) -> Self::Entries {
        Rc::new(list)
    }

    #[inline]
    fn get(entries: &Self::Entries) -> &dyn Entries<Self> {
        &**entries
    }

    #[inline]
    fn typed<T: 'static>(entries: Self::Entries) -> Option<Rc<List<Self, T>>> {
        let any: Rc<dyn Any> = entries;
        any.downcast().ok()
    }

    fn get_mut(entries: &mut Self::Entries) -> Option<&mut dyn Entries<Self>> {
        Rc::get_mut(entries)
    }
}

impl Flavor for Shared {
    type Ptr<V: 'static> = Arc<V>;
    type Weak<V: 'static> = sync::Weak<V>;
    type Cell<V: 'static> = Mutex<V>;
    type Callback<T: 'static> = Arc<dyn Listener<T> + Send + Sync>;
    type Entries = Arc<dyn Entries<Self> + Send + Sync>;
    type Task = Pin<Box<dyn Future<Output = ()> + Send>>;
    type Any = Arc<dyn Any + Send + Sync>;

    fn ptr<V: 'static>(value: V) -> Arc<V> {
        Arc::new(value)
    }

    fn downgrade<V: 'static>(ptr: &Arc<V>) -> sync::Weak<V> {
        Arc::downgrade(ptr)
    }

    fn upgrade<V: 'static>(weak: &sync::Weak<V>) -> Option<Arc<V>> {
        weak.upgrade()
    }

    fn same<V: 'static>(left: &Arc<V>, right: &Arc<V>) -> bool {
        Arc::ptr_eq(left, right)
    }

    fn forget<T: 'static>(callback: Self::Callback<T>) -> Self::Any {
        callback
    }

    fn as_any(value: &Self::Any) -> &dyn Any {
        &**value
    }

    fn entries<T: 'static>(list: List<Self, T>) -> Self::Entries {
        Arc::new(list)
    }

    #[inline]
    fn get(entries: &Self::Entries) -> &dyn Entries<Self> {
        &**entries
    }

    #[inline]
    fn typed<T: 'static>(entries: Self::Entries) -> Option<Arc<List<Self, T>>> {
        let any: Arc<dyn Any + Send + Sync> = entries;
        any.downcast().ok()
    }

    fn get_mut(entries: &mut Self::Entries) -> Option<&mut dyn Entries<Self>> {
        match Arc::get_mut(entries) {
            Some(entries) => Some(entries),
            None => None,
        }
    }
}
