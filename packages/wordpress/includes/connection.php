<?php
/**
 * The settings screen's "Check connection": asks the saved backend, from the server, whether it would serve this site.
 *
 * @package Unknot_Booking
 */

defined( 'ABSPATH' ) || exit;

/**
 * This site's origin as browsers send it and the backend's allow-list must have it.
 */
function unknot_site_origin(): string {
	$parts = wp_parse_url( home_url() );
	$usual = 'https' === $parts['scheme'] ? 443 : 80;
	$port  = isset( $parts['port'] ) && $usual !== $parts['port'] ? ':' . $parts['port'] : '';
	return strtolower( $parts['scheme'] . '://' . $parts['host'] ) . $port;
}

/**
 * Asks the backend for its health, as a visitor's browser on this site would.
 *
 * The address is the saved one, never one from the request. WordPress refuses to be sent to private networks
 * (wp_safe_remote_get); only whoever runs the whole installation may let it ask the machine it stands on.
 * Nothing of the answer's text is shown.
 *
 * @param string $backend The saved base address.
 * @return true|WP_Error
 */
function unknot_check_connection( string $backend ) {
	if ( '' === $backend ) {
		return new WP_Error( 'unknot_check_none', __( 'Save a backend address first, then check the connection.', 'unknot-booking' ) );
	}
	$url       = $backend . '/v1/health';
	$arguments = array(
		'timeout'             => 5,
		'redirection'         => 0,
		'limit_response_size' => 65536,
		'headers'             => array(
			'Accept' => 'application/json',
			'Origin' => unknot_site_origin(),
		),
	);
	$local     = unknot_is_local_host( (string) wp_parse_url( $backend, PHP_URL_HOST ) ) && is_super_admin();
	$response  = $local ? wp_remote_get( $url, $arguments ) : wp_safe_remote_get( $url, $arguments );

	if ( is_wp_error( $response ) ) {
		/* translators: 1: address, 2: the technical reason. */
		return new WP_Error( 'unknot_check_unreachable', sprintf( __( 'This server cannot reach %1$s: %2$s', 'unknot-booking' ), $url, $response->get_error_message() ) );
	}
	$status = (int) wp_remote_retrieve_response_code( $response );
	$health = json_decode( wp_remote_retrieve_body( $response ), true );
	$unknot = is_array( $health ) && isset( $health['store'] );
	if ( 503 === $status && $unknot ) {
		return new WP_Error( 'unknot_check_failing', __( 'The backend answers, but it cannot store bookings at the moment. Its log says why.', 'unknot-booking' ) );
	}
	if ( 200 !== $status ) {
		/* translators: 1: address, 2: an HTTP status number. */
		return new WP_Error( 'unknot_check_status', sprintf( __( '%1$s answers with status %2$d instead of 200. Is it the address of an Unknot backend?', 'unknot-booking' ), $url, $status ) );
	}
	if ( ! $unknot ) {
		/* translators: %s: address. */
		return new WP_Error( 'unknot_check_format', sprintf( __( '%s answers, but not as an Unknot backend does. Is it the address of another site?', 'unknot-booking' ), $url ) );
	}
	$allowed = wp_remote_retrieve_header( $response, 'access-control-allow-origin' );
	if ( '*' !== $allowed && unknot_site_origin() !== $allowed ) {
		/* translators: %s: this site's origin, such as https://spa.example. */
		return new WP_Error( 'unknot_check_origin', sprintf( __( 'The backend answers, but it does not serve this site: add %s to the list of origins it allows.', 'unknot-booking' ), unknot_site_origin() ) );
	}
	return true;
}

/**
 * Answers the button: checks, and goes back to the settings screen with the result.
 */
function unknot_handle_check_connection(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_die( esc_html__( 'You may not do this.', 'unknot-booking' ), '', array( 'response' => 403 ) );
	}
	check_admin_referer( 'unknot_check_connection' );

	$backend = unknot_settings()['backend'];
	$result  = unknot_check_connection( $backend );
	if ( is_wp_error( $result ) ) {
		add_settings_error( 'unknot_booking_settings', (string) $result->get_error_code(), esc_html( $result->get_error_message() ) );
	} else {
		/* translators: %s: the backend's address. */
		add_settings_error( 'unknot_booking_settings', 'unknot_check_good', esc_html( sprintf( __( '%s answers and serves this site.', 'unknot-booking' ), $backend ) ), 'success' );
	}
	// The way WordPress' own options.php carries messages over a redirect.
	set_transient( 'settings_errors', get_settings_errors(), 30 );
	wp_safe_redirect( admin_url( 'options-general.php?page=unknot-booking&settings-updated=true' ) );
	exit;
}
add_action( 'admin_post_unknot_check_connection', 'unknot_handle_check_connection' );
