//! `url.parse()` and what belongs to it.

use nodular_url::legacy::{ParseOptions, Url, UrlQuery, format, parse_with};
use rquickjs::{Ctx, IntoJs, Null, Object, Result, Value};

use super::refuse;
use crate::binding::Binding;
use crate::binding::querystring::object;
use crate::engine::Text;

pub(super) fn define<'js>(binding: &Binding<'js>) -> Result<()> {
    binding.function("legacyParse", |ctx: Ctx<'js>, url: Text, query: bool, slashes: bool| {
        let options =
            ParseOptions::default().parse_query_string(query).slashes_denote_host(slashes);
        let parsed = parse_with(url.as_ref(), &options).map_err(|error| refuse(&ctx, &error))?;
        parts(&ctx, parsed)
    })?;
    binding.function("legacyFormat", |parts: Object<'js>| {
        Ok::<_, rquickjs::Error>(format(&url(&parts)?))
    })?;
    binding.function("legacyResolve", |ctx: Ctx<'js>, from: Object<'js>, to: Object<'js>| {
        parts(&ctx, url(&from)?.resolve_object(&url(&to)?))
    })
}

/// The parts as the properties of an object; those that are not there are `null`.
fn parts<'js>(ctx: &Ctx<'js>, url: Url) -> Result<Object<'js>> {
    let parts = Object::new(ctx.clone())?;
    let set = |name: &str, part: Option<String>| match part {
        Some(part) => parts.set(name, part),
        None => parts.set(name, Null),
    };
    set("protocol", url.protocol)?;
    match url.slashes {
        true => parts.set("slashes", true)?,
        false => parts.set("slashes", Null)?,
    }
    set("auth", url.auth)?;
    set("host", url.host)?;
    set("port", url.port)?;
    set("hostname", url.hostname)?;
    set("hash", url.hash)?;
    set("search", url.search)?;
    let query: Value<'js> = match url.query {
        Some(UrlQuery::Text(text)) => text.into_js(ctx)?,
        Some(UrlQuery::Parsed(query)) => object(ctx, &query)?.into_value(),
        None => Value::new_null(ctx.clone()),
    };
    parts.set("query", query)?;
    set("pathname", url.pathname)?;
    set("path", url.path)?;
    set("href", Some(url.href))?;
    Ok(parts)
}

/// An object that a program may have made. What is false is not there.
fn url(parts: &Object<'_>) -> Result<Url> {
    let part = |name: &str| -> Result<Option<String>> {
        let value: Value<'_> = parts.get(name)?;
        if !value.get::<rquickjs::Coerced<bool>>()?.0 && !value.is_string() {
            return Ok(None);
        }
        if value.is_string() {
            return Ok(Some(value.get::<Text>()?.0));
        }
        Ok(Some(value.get::<rquickjs::Coerced<String>>()?.0))
    };
    Ok(Url {
        protocol: part("protocol")?,
        slashes: parts.get::<_, rquickjs::Coerced<bool>>("slashes")?.0,
        auth: part("auth")?,
        host: part("host")?,
        port: part("port")?,
        hostname: part("hostname")?,
        hash: part("hash")?,
        search: part("search")?,
        query: part("query")?.map(UrlQuery::Text),
        pathname: part("pathname")?,
        path: part("path")?,
        href: part("href")?.unwrap_or_default(),
    })
}
