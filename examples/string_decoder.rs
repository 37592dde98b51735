//! A message that arrives in pieces, cut in the middle of characters.
//!
//! Run with `cargo run --example string_decoder`.

use nodular::buffer::{BufferExt, Encoding};
use nodular::string_decoder::StringDecoder;

fn main() {
    let message = "Grüße, 5 €, 😀!".as_bytes();

    // Each piece for itself: every cut character is lost.
    let mut text = String::new();
    for piece in message.chunks(3) {
        text += &piece.to_string(Encoding::Utf8);
    }
    println!("one by one: {text}");

    let mut decoder = StringDecoder::new(Encoding::Utf8);
    text.clear();
    for piece in message.chunks(3) {
        let complete = decoder.write(piece);
        let hex = piece.to_string(Encoding::Hex);
        println!("{hex} -> '{complete}', {} missing", decoder.last_need());
        text += &complete;
    }
    text += &decoder.end();
    println!("decoded: {text}");

    // What never comes is told by end().
    println!("cut off: {}|{}", decoder.write(&message[..3]), decoder.end());
    println!("cut off: {}|{}", decoder.write(&"5 €".as_bytes()[..4]), decoder.end());

    // Base64 of a stream: groups of three bytes, whatever the pieces are.
    let mut base64 = StringDecoder::new(Encoding::Base64);
    for piece in ["Hel", "lo, ", "W", "orl", "d"] {
        println!("base64: {}", base64.write(piece.as_bytes()));
    }
    println!("base64: {}", base64.end());
}
