<?php
// run.php DIRECTORY CODE [ARGUMENT…]: runs code inside a WordPress.
$_SERVER += array(
	'HTTP_HOST'       => '127.0.0.1',
	'REQUEST_URI'     => '/',
	'REQUEST_METHOD'  => 'GET',
	'SERVER_PROTOCOL' => 'HTTP/1.1',
);
$arguments = array_slice( $argv, 3 );
$code      = $argv[2];
require $argv[1] . '/wp-load.php';
eval( $code );
