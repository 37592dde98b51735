//! `node:url` and the classes `URL` and `URLSearchParams`.

use std::cell::RefCell;

use nodular_url::{
    Error, FileUrlOptions, FormatOptions, Url, UrlSearchParams, domain_to_ascii, domain_to_unicode,
    file_url_to_path_buffer_with, file_url_to_path_with, format, path_to_file_url_with,
};
use rquickjs::function::Opt;
use rquickjs::{Ctx, Object, Result};

use super::buffer::to_buffer;
use super::{Binding, given};
use crate::engine::{Coded, Held, Resource, Text, throw};

mod legacy;

type Address = RefCell<Url>;
type Params = RefCell<UrlSearchParams>;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("parse", |ctx: Ctx<'_>, input: Text, base: Opt<Option<Text>>| {
        let parsed = match given(base) {
            Some(base) => Url::with_base(input.as_ref(), base.as_ref()),
            None => Url::new(input.as_ref()),
        };
        parsed.map(|url| Resource(RefCell::new(url))).map_err(|error| refuse(&ctx, &error))
    })?;
    binding.function("canParse", |input: Text, base: Opt<Option<Text>>| match given(base) {
        Some(base) => Url::can_parse_with_base(input.as_ref(), base.as_ref()),
        None => Url::can_parse(input.as_ref()),
    })?;
    parts(binding)?;
    setters(binding)?;
    params(binding)?;
    binding.function("params", |url: Held<'_, Address>| {
        url.with(|url| Resource(RefCell::new(url.borrow().search_params())))
    })?;
    binding.function("setParams", |url: Held<'_, Address>, params: Held<'_, Params>| {
        let params = params.with(|params| params.borrow().clone());
        url.with(|url| *url.borrow_mut().search_params_mut() = params);
    })?;
    binding.function("reloadParams", |params: Held<'_, Params>, url: Held<'_, Address>| {
        let read = url.with(|url| url.borrow().search_params());
        params.with(|params| *params.borrow_mut() = read);
    })?;

    binding.function(
        "format",
        |href: Text, fragment: bool, unicode: bool, search: bool, auth: bool| {
            let options =
                FormatOptions::new().fragment(fragment).unicode(unicode).search(search).auth(auth);
            Url::parse(href.as_ref()).map(|url| format(&url, &options)).unwrap_or(href.0)
        },
    )?;
    binding.function("domainToASCII", |domain: Text| domain_to_ascii(domain.as_ref()))?;
    binding.function("domainToUnicode", |domain: Text| domain_to_unicode(domain.as_ref()))?;
    binding.function("fileURLToPath", |ctx: Ctx<'_>, url: Text, windows: Opt<Option<bool>>| {
        file_url_to_path_with(url.as_ref(), &file_options(windows))
            .map_err(|error| refuse(&ctx, &error))
    })?;
    binding.function(
        "fileURLToPathBuffer",
        |ctx: Ctx<'js>, url: Text, windows: Opt<Option<bool>>| {
            let path = file_url_to_path_buffer_with(url.as_ref(), &file_options(windows));
            to_buffer(&ctx, path.map_err(|error| refuse(&ctx, &error))?)
        },
    )?;
    binding.function("pathToFileURL", |ctx: Ctx<'_>, path: Text, windows: Opt<Option<bool>>| {
        path_to_file_url_with(path.as_ref(), &file_options(windows))
            .map(|url| Resource(RefCell::new(url)))
            .map_err(|error| refuse(&ctx, &error))
    })?;
    legacy::define(binding)
}

fn file_options(windows: Opt<Option<bool>>) -> FileUrlOptions {
    match given(windows) {
        Some(windows) => FileUrlOptions::new().windows(windows),
        None => FileUrlOptions::new(),
    }
}

fn parts(binding: &Binding<'_>) -> Result<()> {
    let parts = Binding { ctx: binding.ctx.clone(), object: Object::new(binding.ctx.clone())? };
    parts.function("origin", |url: Held<'_, Address>| url.with(|url| url.borrow().origin()))?;
    macro_rules! part {
        ($($name:ident)*) => {$(
            parts.function(stringify!($name), |url: Held<'_, Address>| {
                url.with(|url| url.borrow().$name().to_owned())
            })?;
        )*};
    }
    part! { href protocol username password host hostname port pathname search hash }
    binding.object.set("get", parts.object)
}

fn setters(binding: &Binding<'_>) -> Result<()> {
    let parts = Binding { ctx: binding.ctx.clone(), object: Object::new(binding.ctx.clone())? };
    parts.function("href", |ctx: Ctx<'_>, url: Held<'_, Address>, value: Text| {
        url.with(|url| url.borrow_mut().set_href(value.as_ref()))
            .map_err(|error| refuse(&ctx, &error))
    })?;
    macro_rules! part {
        ($($name:literal $set:ident)*) => {$(
            parts.function($name, |url: Held<'_, Address>, value: Text| {
                url.with(|url| url.borrow_mut().$set(value.as_ref()));
            })?;
        )*};
    }
    part! {
        "protocol" set_protocol
        "username" set_username
        "password" set_password
        "host" set_host
        "hostname" set_hostname
        "port" set_port
        "pathname" set_pathname
        "search" set_search
        "hash" set_hash
    }
    binding.object.set("set", parts.object)
}

/// What `URLSearchParams` does.
fn params(binding: &Binding<'_>) -> Result<()> {
    binding.function("newParams", |query: Text| {
        Resource(RefCell::new(UrlSearchParams::new(query.as_ref())))
    })?;
    binding.function("copyParams", |params: Held<'_, Params>| {
        params.with(|params| Resource(RefCell::new(params.borrow().clone())))
    })?;
    binding.function("append", |params: Held<'_, Params>, name: Text, value: Text| {
        params.with(|params| params.borrow_mut().append(name.0, value.0));
    })?;
    binding.function(
        "delete",
        |params: Held<'_, Params>, name: Text, value: Opt<Option<Text>>| {
            params.with(|params| match given(value) {
                Some(value) => params.borrow_mut().delete_value(name.as_ref(), value.as_ref()),
                None => params.borrow_mut().delete(name.as_ref()),
            });
        },
    )?;
    binding.function("getParam", |params: Held<'_, Params>, name: Text| {
        params.with(|params| params.borrow().get(name.as_ref()).map(str::to_owned))
    })?;
    binding.function("getAll", |params: Held<'_, Params>, name: Text| {
        params.with(|params| {
            params.borrow().get_all(name.as_ref()).map(str::to_owned).collect::<Vec<_>>()
        })
    })?;
    binding.function("has", |params: Held<'_, Params>, name: Text, value: Opt<Option<Text>>| {
        params.with(|params| match given(value) {
            Some(value) => params.borrow().has_value(name.as_ref(), value.as_ref()),
            None => params.borrow().has(name.as_ref()),
        })
    })?;
    binding.function("setParam", |params: Held<'_, Params>, name: Text, value: Text| {
        params.with(|params| params.borrow_mut().set(name.0, value.0));
    })?;
    binding.function("sort", |params: Held<'_, Params>| {
        params.with(|params| params.borrow_mut().sort());
    })?;
    binding.function("size", |params: Held<'_, Params>| {
        params.with(|params| params.borrow().size() as f64)
    })?;
    binding.function("entry", |params: Held<'_, Params>, index: usize| {
        params.with(|params| {
            let params = params.borrow();
            params.iter().nth(index).map(|(name, value)| vec![name.to_owned(), value.to_owned()])
        })
    })?;
    binding.function("paramsText", |params: Held<'_, Params>| {
        params.with(|params| params.borrow().to_string())
    })
}

/// Throws what the crate refused.
fn refuse(ctx: &Ctx<'_>, error: &Error) -> rquickjs::Error {
    let message = error.to_string();
    // JavaScript's own error has no code.
    let code = if *error == Error::MalformedUri { "" } else { error.code() };
    throw(ctx, &Coded { class: error.class(), code, message: &message }, |object| match error {
        Error::MalformedUri => object.remove("code"),
        Error::InvalidUrl { input, base } => {
            object.set("input", input.as_str())?;
            match base {
                Some(base) => object.set("base", base.as_str()),
                None => Ok(()),
            }
        }
        _ => Ok(()),
    })
}
