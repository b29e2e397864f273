<?php
/**
 * The backend's base address: what is accepted, and why something is not.
 *
 * @package Unknot_Booking
 */

defined( 'ABSPATH' ) || exit;

/**
 * Whether a host is this very machine, where browsers accept plain http.
 *
 * @param string $host A host name without its port.
 */
function unknot_is_local_host( string $host ): bool {
	$host = strtolower( $host );
	return in_array( $host, array( 'localhost', '127.0.0.1', '[::1]' ), true ) || '.localhost' === substr( $host, -10 );
}

/**
 * Reads a backend address as a person types it.
 *
 * The widget appends `/v1/…` itself, so a pasted `/v1` and closing slashes are taken off.
 *
 * @param string $input What was typed.
 * @return string|WP_Error The address, an empty string for none, or the reason it cannot be used.
 */
function unknot_parse_backend_address( string $input ) {
	$address = trim( $input );
	if ( '' === $address ) {
		return '';
	}
	$parts = wp_parse_url( $address );
	if ( ! is_array( $parts ) || empty( $parts['host'] ) || empty( $parts['scheme'] ) ) {
		return new WP_Error( 'unknot_address_incomplete', __( 'The backend address must be a whole web address, such as https://book.example.com.', 'unknot-booking' ) );
	}
	$scheme = strtolower( $parts['scheme'] );
	$host   = strtolower( $parts['host'] );
	if ( 'http' !== $scheme && 'https' !== $scheme ) {
		return new WP_Error( 'unknot_address_scheme', __( 'The backend address must begin with https://.', 'unknot-booking' ) );
	}
	if ( 'http' === $scheme && ! unknot_is_local_host( $host ) ) {
		return new WP_Error( 'unknot_address_http', __( 'The backend address must begin with https://, because visitors send their name and phone number to it. Plain http:// is accepted for localhost only.', 'unknot-booking' ) );
	}
	if ( isset( $parts['user'] ) || isset( $parts['pass'] ) ) {
		return new WP_Error( 'unknot_address_password', __( 'The backend address must not contain a user name or a password: every visitor can read it.', 'unknot-booking' ) );
	}
	if ( isset( $parts['query'] ) || isset( $parts['fragment'] ) ) {
		return new WP_Error( 'unknot_address_query', __( 'The backend address must end before any ? or # sign.', 'unknot-booking' ) );
	}
	if ( ! preg_match( '/^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])$/', $host ) ) {
		return new WP_Error( 'unknot_address_host', __( 'The host name in the backend address may contain only the letters a to z, digits, dots and hyphens. Write an internationalised name in its xn-- form.', 'unknot-booking' ) );
	}
	$path = isset( $parts['path'] ) ? $parts['path'] : '';
	if ( ! preg_match( '#^[A-Za-z0-9/._~%-]*$#', $path ) ) {
		return new WP_Error( 'unknot_address_path', __( 'The path in the backend address contains a character that does not belong there.', 'unknot-booking' ) );
	}
	$path = rtrim( (string) preg_replace( '#/v1/*$#', '', $path ), '/' );
	$port = isset( $parts['port'] ) ? ':' . $parts['port'] : '';

	return $scheme . '://' . $host . $port . $path;
}
