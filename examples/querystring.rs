//! A search page's address: reading its filters, and writing the links to the other pages.
//!
//! Run with `cargo run --example querystring`.

use nodular::querystring::{
    OneOrMany, ParseOptions, Query, Value, escape, parse, parse_with, stringify, unescape,
};

fn main() {
    let query = parse("q=%ED%95%9C%EA%B8%80+%26+rust&tag=web&tag=server&page=2&__proto__=x&draft");
    println!("{} filters", query.len());
    for (key, values) in &query {
        match values {
            OneOrMany::One(value) => println!("  {key} is '{value}'"),
            OneOrMany::Many(values) => println!("  {key} is each of {}", values.join(", ")),
        }
    }

    // A client decides whether a key repeats: take what there is, in either form.
    println!("first tag: {}", query.get("tag").unwrap_or("none"));
    println!("all tags: {}", query.get_all("tag").len());
    println!("no such key: {}", query.get_all("toString").len());

    let page = query.get("page").and_then(|page| page.parse::<u32>().ok()).unwrap_or(1);
    for page in [page.saturating_sub(1), page.saturating_add(1)] {
        println!("page {page}: {}", link(&query, page));
    }

    let numbers =
        [("price", Value::from([9.5, 1e21])), ("sale", true.into()), ("none", Value::Null)];
    println!("{}", stringify(numbers));

    // What cannot be decoded is left alone: nothing throws.
    println!("{} | {}", unescape("100% %41 %zz"), unescape("a+b%20c"));
    println!("{}", escape("a+b c=ü"));

    let options = ParseOptions::default().sep(";").eq(":").max_keys(2);
    println!("{}", parse_with("a:1;b:2;c:3", &options));
}

fn link(query: &Query, page: u32) -> String {
    let mut query = query.clone();
    query.remove("__proto__");
    query.insert("page", page.to_string());
    format!("/search?{query}")
}
